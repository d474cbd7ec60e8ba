package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.UpResult;
import com.pulumi.resources.CustomResourceOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UpTest extends EngineTest {

    private static Consumer<Context> chain(double size) {
        return context -> {
            Thing one = new Thing("one", Thing.Args.named("one").size(size));
            Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("arn", two.arn());
        };
    }

    @Test
    void aStackComesUpStaysAndGoes() throws Exception {
        UpResult first = engine.up(chain(80));
        assertThat(first.outputs().get("arn").value()).isEqualTo("arn:two-2");
        assertThat(engine.cloud.calls).containsExactly("create one", "create two");
        assertThat(engine.names()).containsExactly("one", "two");

        UpResult second = engine.up(chain(80));
        assertThat(engine.cloud.calls).hasSize(2);
        assertThat(second.summary().resourceChanges()).containsExactly(java.util.Map.entry(OperationType.SAME, 3));

        engine.destroy();
        assertThat(engine.cloud.calls).endsWith("delete two-2", "delete one-1");
        assertThat(engine.state().path("resources")).isEmpty();
    }

    @Test
    void aChangedInputIsAnUpdateInPlace() throws Exception {
        engine.up(chain(80));
        String created = engine.resource("one").path("created").asText();

        engine.up(chain(81));

        assertThat(engine.cloud.calls("update")).containsExactly("update one-1");
        assertThat(engine.resource("one").at("/outputs/size").asInt()).isEqualTo(81);
        assertThat(engine.resource("one").path("created").asText()).isEqualTo(created);
        assertThat(engine.resource("one").path("modified").asText()).isGreaterThan(created);
    }

    @Test
    void whatIsNotRegisteredAnyMoreIsDeleted() throws Exception {
        engine.up(chain(80));
        engine.up(context -> new Thing("one", Thing.Args.named("one").size(80)));

        assertThat(engine.cloud.calls("delete")).containsExactly("delete two-2");
        assertThat(engine.names()).containsExactly("one");
    }

    @Test
    void dependenciesAreInTheState() throws Exception {
        engine.up(chain(80));

        assertThat(engine.resource("two").path("dependencies"))
                .singleElement()
                .satisfies(dependency -> assertThat(dependency.asText()).isEqualTo(urn("one")));
        assertThat(engine.resource("two").at("/propertyDependencies/name/0").asText())
                .isEqualTo(urn("one"));
        assertThat(engine.resource("two").path("parent").asText())
                .isEqualTo("urn:pulumi:dev::greenroom::pulumi:pulumi:Stack::greenroom-dev");
    }

    @Test
    void whatDependsOnNothingIsMadeAtTheSameTime() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch left = engine.cloud.hold("create left", gate);
        CountDownLatch right = engine.cloud.hold("create right", gate);

        CompletableFuture<Void> run = async(() -> engine.up(context -> {
            new Thing("left", Thing.Args.named("left"));
            new Thing("right", Thing.Args.named("right"));
        }));

        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(right.await(30, TimeUnit.SECONDS)).isTrue();
        gate.countDown();
        run.get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatDependsOnAnotherWaitsForItAndGoesBeforeIt() throws Exception {
        Consumer<Context> program = context -> {
            Thing first = new Thing("first", Thing.Args.named("first"));
            new Thing(
                    "second",
                    Thing.Args.named("second"),
                    CustomResourceOptions.builder().dependsOn(first).build());
            new Thing(
                    "child",
                    Thing.Args.named("child"),
                    CustomResourceOptions.builder().parent(first).build());
        };
        engine.up(program);
        assertThat(engine.cloud.calls.get(0)).isEqualTo("create first");
        assertThat(engine.resource("child").path("urn").asText())
                .isEqualTo("urn:pulumi:dev::greenroom::test:index:Thing$test:index:Thing::child");

        engine.destroy();
        assertThat(engine.cloud.calls("delete")).hasSize(3).last().isEqualTo("delete first-1");
    }

    static CompletableFuture<Void> async(Run run) {
        return CompletableFuture.runAsync(() -> {
            try {
                run.run();
            } catch (Exception e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
    }

    @FunctionalInterface
    interface Run {
        void run() throws Exception;
    }
}
