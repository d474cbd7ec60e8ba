package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.automation.CommandException;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailureTest extends EngineTest {

    @Test
    void whatWasDoneStaysAndWhatDependsOnTheFailureIsNotBegun() {
        engine.cloud.failing.put("create two", "creating thing: api error QuotaExceeded: no more things");

        assertThatThrownBy(() -> engine.up(context -> {
                    Thing one = new Thing("one", Thing.Args.named("one"));
                    Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()));
                    new Thing("three", Thing.Args.labelled("three").name(two.arn()));
                }))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("error: creating thing: api error QuotaExceeded: no more things")
                .hasMessageContaining("error: update failed");

        assertThat(engine.names()).containsExactly("one");
        assertThat(engine.cloud.calls).containsExactly("create one", "create two");
        assertThat(errors()).first().satisfies(error -> {
            assertThat(error.urn()).isEqualTo(urn("two"));
            assertThat(error.message()).contains("QuotaExceeded");
        });
        assertThat(engine.events)
                .filteredOn(event -> event.resourceOperationFailedEvent() != null)
                .singleElement()
                .satisfies(event -> assertThat(
                                event.resourceOperationFailedEvent().metadata().urn())
                        .isEqualTo(urn("two")));
        assertThat(engine.state().has("pending_operations")).isFalse();
    }

    @Test
    void whatIsUnderWayWhenAnotherFailsIsBroughtToItsEnd() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch slow = engine.cloud.hold("create slow", gate);
        engine.cloud.failing.put("create bad", "no");
        CountDownLatch badGate = new CountDownLatch(1);
        CountDownLatch bad = engine.cloud.hold("create bad", badGate);

        CompletableFuture<Void> run = UpTest.async(() -> engine.up(context -> {
            new Thing("slow", Thing.Args.named("slow"));
            new Thing("bad", Thing.Args.named("bad"));
        }));
        assertThat(slow.await(30, TimeUnit.SECONDS)).isTrue();
        badGate.countDown();
        assertThat(bad.await(30, TimeUnit.SECONDS)).isTrue();
        gate.countDown();

        assertThat(run).failsWithin(30, TimeUnit.SECONDS);
        assertThat(engine.names()).containsExactly("slow");
    }

    @Test
    void aResourceThatWasOnlyPartlyMadeIsKeptAndTriedAgain() throws Exception {
        engine.cloud.failing.put("create one", "never became ready");
        engine.cloud.partlyFailing.add("one");
        assertThatThrownBy(() -> engine.up(context -> new Thing("one", Thing.Args.named("one"))))
                .hasMessageContaining("never became ready");
        assertThat(engine.resource("one").path("id").asText()).isEqualTo("one-1");
        assertThat(engine.resource("one").at("/initErrors/0").asText()).isEqualTo("never became ready");

        engine.up(context -> new Thing("one", Thing.Args.named("one")));

        assertThat(engine.cloud.calls).containsExactly("create one", "update one-1");
        assertThat(engine.resource("one").has("initErrors")).isFalse();
    }

    @Test
    void aFailedUpdateLeavesTheResourceAsItWas() throws Exception {
        engine.up(context -> new Thing("one", Thing.Args.named("one").size(1)));
        engine.cloud.failing.put("update one", "no");

        assertThatThrownBy(() -> engine.up(
                        context -> new Thing("one", Thing.Args.named("one").size(2))))
                .isInstanceOf(CommandException.class);

        assertThat(engine.resource("one").at("/inputs/size").asInt()).isEqualTo(1);
    }

    @Test
    void aFailedDeletionKeepsWhatTheResourceNeeds() throws Exception {
        engine.up(context -> {
            Thing one = new Thing("one", Thing.Args.named("one"));
            new Thing("two", Thing.Args.labelled("two").name(one.arn()));
        });
        engine.cloud.failing.put("delete two", "in use");

        assertThatThrownBy(() -> engine.destroy()).hasMessageContaining("in use");

        assertThat(engine.names()).containsExactly("one", "two");
        assertThat(engine.cloud.calls("delete")).containsExactly("delete two-2");
    }

    @Test
    void aRefusedInputIsSaidInTheWordsOfTheCli() {
        assertThatThrownBy(() -> engine.up(context -> new Thing("one", Thing.Args.named("wrong"))))
                .hasMessageContaining(
                        "test:index:Thing resource 'one': property name value {wrong} has a problem: it is wrong");
        assertThat(engine.cloud.calls).isEmpty();
    }

    @Test
    void twoResourcesOfOneNameAreRefused() {
        assertThatThrownBy(() -> engine.up(context -> {
                    new Thing("one", Thing.Args.named("a"));
                    new Thing("one", Thing.Args.named("b"));
                }))
                .hasMessageContaining("Duplicate resource URN '" + urn("one") + "'; try giving it a unique name");
    }

    @Test
    void aProviderThatIsNotInstalledIsNamed() {
        assertThatThrownBy(() -> engine.up(context -> new com.pulumi.aws.sqs.Queue("jobs")))
                .hasMessageContaining(
                        "no resource plugin 'pulumi-resource-aws' found in the workspace at version v6.83.0");
    }

    @Test
    void aProgramThatBreaksFailsTheRunAndDeletesNothing() throws Exception {
        engine.up(context -> new Thing("one", Thing.Args.named("one")));

        assertThatThrownBy(() -> engine.up(context -> {
                    throw new IllegalStateException("no such queue");
                }))
                .hasMessageContaining("no such queue");

        assertThat(engine.names()).containsExactly("one");
        assertThat(errors()).anySatisfy(error -> assertThat(error.message())
                .contains("Running program [PID: ", "java.lang.IllegalStateException: no such queue"));
    }

    @Test
    void theHistorySaysThatARunFailed() throws Exception {
        engine.cloud.failing.put("create one", "no");
        assertThatThrownBy(() -> engine.up(context -> new Thing("one", Thing.Args.named("one"))))
                .isInstanceOf(CommandException.class);

        assertThat(engine.stack("dev", context -> {}).getHistory())
                .singleElement()
                .satisfies(update -> assertThat(update.result()).hasToString("FAILED"));
    }

    @Test
    void manyIndependentDeletionsRunAtTheSameTime() throws Exception {
        engine.up(context -> List.of("a", "b", "c")
                .forEach(name -> new Thing(name, Thing.Args.named(name), CustomResourceOptions.Empty)));
        CountDownLatch gate = new CountDownLatch(1);
        List<CountDownLatch> arrivals = List.of("a", "b", "c").stream()
                .map(name -> engine.cloud.hold("delete " + name, gate))
                .toList();

        CompletableFuture<Void> run = UpTest.async(() -> engine.destroy());
        for (CountDownLatch arrival : arrivals) {
            assertThat(arrival.await(30, TimeUnit.SECONDS)).isTrue();
        }
        gate.countDown();
        assertThat(run).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private List<DiagnosticEvent> errors() {
        return engine.events.stream()
                .map(event -> event.diagnosticEvent())
                .filter(diagnostic ->
                        diagnostic != null && diagnostic.severity().equals("error"))
                .toList();
    }
}
