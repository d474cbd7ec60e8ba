package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.ConcurrentUpdateException;
import com.pulumi.automation.PendingCreateValue;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.WorkspaceStack;
import dev.greenroom.operator.pulumi.CommandStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterruptionTest extends EngineTest {
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void aStoppedRunSavesWhatItDidAndFreesTheStack() throws Exception {
        CompletableFuture<Void> run = heldAtTwo();

        engine.command.stop();

        assertThat(run)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(CommandStoppedException.class)
                .withMessageContaining("`pulumi up` was stopped");
        assertThat(engine.names()).containsExactly("one");
        assertThat(engine.state().has("pending_operations")).isFalse();
        assertThat(locks()).isEmpty();
        assertThatThrownBy(() -> engine.destroy()).isInstanceOf(CommandStoppedException.class);
        another();
        engine.destroy();
        assertThat(engine.cloud.cloud).isEmpty();
    }

    @Test
    void whatAStoppedRunMadeInPartIsKnown() throws Exception {
        engine.cloud.partlyFailing.add("two");
        CompletableFuture<Void> run = heldAtTwo();

        engine.command.stop();

        assertThat(run).failsWithin(30, TimeUnit.SECONDS);
        assertThat(engine.names()).containsExactly("one", "two");
    }

    @Test
    void aStoppedDestroyCanBeGoneOnWith() throws Exception {
        engine.up(context -> {
            Thing one = new Thing("one", Thing.Args.named("one"));
            new Thing("two", Thing.Args.labelled("two").name(one.arn()));
        });
        CountDownLatch atOne = engine.cloud.hold("delete one", never);
        CompletableFuture<Void> run = UpTest.async(() -> engine.destroy());
        assertThat(atOne.await(30, TimeUnit.SECONDS)).isTrue();

        engine.command.stop();

        assertThat(run).failsWithin(30, TimeUnit.SECONDS);
        assertThat(engine.names()).containsExactly("one");
        engine.cloud.gates.clear();
        another();
        engine.destroy();
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void aLockedStackIsRefusedInTheWordsOfTheCli() throws Exception {
        CompletableFuture<Void> run = heldAtTwo();
        EmbeddedCommand first = engine.command;
        another();

        assertThatThrownBy(() -> engine.up(context -> {}))
                .isInstanceOf(ConcurrentUpdateException.class)
                .hasMessageContaining("error: the stack is currently locked by 1 lock(s). Either wait for the other"
                        + " process(es) to end or delete the lock file with `pulumi cancel`.")
                .hasMessageMatching(
                        "(?s).*\\n  file:///\\S+/\\.pulumi/locks/organization/greenroom/dev/[\\w-]+\\.json\\S*: created by"
                                + " tester@\\S+ \\(pid \\d+\\) at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ.*");
        first.stop();
        assertThat(run).failsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void aCutRunLeavesItsLockAndWhatItHadBegun() throws Exception {
        cutAtTwo();

        assertThat(locks()).hasSize(1);
        assertThat(engine.state().at("/pending_operations/0/type").asText()).isEqualTo("creating");
        assertThat(engine.state().at("/pending_operations/0/resource/urn").asText())
                .isEqualTo(urn("two"));
        assertThat(engine.names()).containsExactly("one");
        assertThatThrownBy(() -> engine.up(context -> {})).isInstanceOf(ConcurrentUpdateException.class);

        engine.stack("dev", context -> {}).cancel();
        assertThat(locks()).isEmpty();
    }

    @Test
    void theNextRunWarnsOfWhatACutOneHadBegunAndARefreshForgetsIt() throws Exception {
        cutAtTwo();
        engine.stack("dev", context -> {}).cancel();

        String said =
                engine.up(context -> new Thing("one", Thing.Args.named("one"))).standardOutput();
        assertThat(said)
                .contains("with 1 pending operations from previous deployment.")
                .contains("* " + urn("two") + ", interrupted while creating");
        assertThat(engine.state().path("pending_operations")).hasSize(1);

        engine.stack("dev", context -> {})
                .refresh(RefreshOptions.builder().clearPendingCreates(true).build());
        assertThat(engine.state().has("pending_operations")).isFalse();
        assertThat(engine.names()).containsExactly("one");
    }

    @Test
    void anImportOfAPendingCreateForgetsItAsTheCliDoes() throws Exception {
        cutAtTwo();
        engine.stack("dev", context -> {}).cancel();

        engine.stack("dev", context -> {})
                .refresh(RefreshOptions.builder()
                        .importPendingCreates(List.of(PendingCreateValue.builder()
                                .setUrn(urn("two"))
                                .setId(madeOfTwo())
                                .build()))
                        .build());

        assertThat(engine.state().has("pending_operations")).isFalse();
        assertThat(engine.names()).containsExactly("one");
        assertThat(engine.cloud.cloud).hasSize(2);
    }

    @Test
    void aResourceWithAnIdAndNoOutputsIsWholeAfterARefreshOfIt() throws Exception {
        cutAtTwo();
        engine.stack("dev", context -> {}).cancel();
        WorkspaceStack stack = engine.stack("dev", context -> {});
        Checkpoint.importing(stack, checkpoint -> checkpoint.adopt("two", madeOfTwo()));
        assertThat(engine.state().has("pending_operations")).isFalse();
        int calls = engine.cloud.calls.size();

        stack.refresh(RefreshOptions.builder().targets(List.of(urn("two"))).build());

        assertThat(engine.cloud.calls.subList(calls, engine.cloud.calls.size())).containsExactly("read " + madeOfTwo());
        assertThat(engine.resource("two").at("/outputs/arn").asText()).isNotEmpty();
        engine.destroy();
        assertThat(engine.cloud.cloud).isEmpty();
    }

    @Test
    void aTargetThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> engine.stack("dev", context -> {})
                        .refresh(RefreshOptions.builder()
                                .targets(List.of(urn("two")))
                                .build()))
                .hasMessageContaining("Target '" + urn("two") + "' could not be found in the stack.");
    }

    private String madeOfTwo() {
        return engine.cloud.cloud.keySet().stream()
                .filter(made -> made.startsWith("two"))
                .findFirst()
                .orElseThrow();
    }

    private CompletableFuture<Void> heldAtTwo() throws InterruptedException {
        CountDownLatch atTwo = engine.cloud.hold("create two", never);
        CompletableFuture<Void> run = UpTest.async(() -> engine.up(context -> {
            Thing one = new Thing("one", Thing.Args.named("one"));
            new Thing("two", Thing.Args.labelled("two").name(one.arn()));
        }));
        assertThat(atTwo.await(30, TimeUnit.SECONDS)).isTrue();
        return run;
    }

    private void cutAtTwo() throws InterruptedException {
        CompletableFuture<Void> run = heldAtTwo();
        engine.command.kill();
        assertThat(run)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(AutomationException.class)
                .withMessageContaining("was killed");
        never.countDown();
        engine.cloud.gates.clear();
        another();
    }

    /** Whoever comes after one that was stopped. */
    private void another() {
        engine.command = engine.pulumi.command("next");
    }

    private List<Path> locks() throws IOException {
        Path locks = folder.resolve("backend/.pulumi/locks");
        if (!Files.exists(locks)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(locks)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
