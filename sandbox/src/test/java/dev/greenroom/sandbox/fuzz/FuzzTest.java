package dev.greenroom.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.operator.JavaUtilLogging;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.deletion.Remains;
import dev.greenroom.sandbox.fuzz.Door.Said;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 2,000 manifests, half of them broken, against the operator at work. Another run of chance: {@code -Dseed=}. */
class FuzzTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final int MANIFESTS = 2_000;
    private static final int AT_A_TIME = 250;
    private static final long SEED = Long.getLong("seed", 20_251_123);
    private static final double SPEED = 120;
    private static final int RUNS = 8;
    private static final int CHANGED = 4;
    /** In which a preview that is looked at every five seconds has 24 passes. */
    private static final Duration WATCHED = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private Door door;
    private KubernetesClient client;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @Test
    void twoThousandManifestsAreEachAnsweredAndLeaveNothing() throws Exception {
        System.out.println("fuzz: seed " + SEED);
        try (ErrorLog log = new ErrorLog();
                Sandbox sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, SEED));
                KubernetesClient kubernetes = sandbox.api().client()) {
            Surroundings.furnish(sandbox.aws(), EXAMPLES);
            Remains remains = new Remains(sandbox, folder);
            sandbox.start();
            client = kubernetes;
            door = new Door(sandbox.api().url());
            Meters meters = new Meters(sandbox.metrics());
            FuzzedManifests manifests = new FuzzedManifests(EXAMPLES, SEED);
            int accepted = 0;
            for (int sent = 0; sent < MANIFESTS; sent += AT_A_TIME) {
                accepted += send(manifests);
                everyoneIsAnswered();
                noneSpins(sandbox, meters);
                client.resources(PreviewEnvironment.class).inAnyNamespace().delete();
                await("all are gone").atMost(PATIENCE).pollInterval(POLL).until(() -> previews()
                        .isEmpty());
            }
            System.out.printf(
                    "fuzz: %d manifests, %d accepted; %.0f passes, %.0f runs%n",
                    MANIFESTS, accepted, meters.passes(), meters.runs());
            assertThat(accepted).as("accepted").isBetween(MANIFESTS * 3 / 10, MANIFESTS * 7 / 10);
            assertThat(meters.passes()).as("passes are counted").isGreaterThan(accepted);
            assertThat(meters.failedPasses()).as("passes that threw").isZero();
            assertThat(log.errors()).isEmpty();
            assertThat(remains.now()).isEmpty();
        }
    }

    /** Sends some; how many were accepted. */
    private int send(FuzzedManifests manifests) throws Exception {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            ObjectNode manifest = manifests.next();
            Said said = door.create(manifest);
            assertThat(said.accepted() || said.refusedInWords())
                    .as("%s for %s", said, brief(manifest))
                    .isTrue();
            if (said.accepted()) {
                accepted.add(said.name());
            }
        }
        for (int i = 0; i < accepted.size(); i += CHANGED) {
            ObjectNode change = manifests.change();
            Said said = door.merge(accepted.get(i), change);
            assertThat(said.accepted() || said.refusedInWords())
                    .as("%s for %s", said, brief(change))
                    .isTrue();
        }
        return accepted.size();
    }

    private static String brief(ObjectNode manifest) {
        String text = manifest.toString();
        return text.substring(0, Math.min(text.length(), 2_000));
    }

    private void everyoneIsAnswered() {
        await("all are answered").atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> assertThat(unanswered())
                .isEmpty());
    }

    private List<String> unanswered() {
        return previews().stream()
                .filter(preview -> !answered(preview))
                .map(preview -> preview.getMetadata().getName() + " " + preview.getStatus())
                .toList();
    }

    /** The latest spec has a Ready condition, and what is not so far says why in a sentence; or it is to be left alone. */
    private static boolean answered(PreviewEnvironment preview) {
        return Stream.of(Conditions.READY, Conditions.PAUSED)
                .flatMap(
                        type -> Optional.ofNullable(preview.getStatus())
                                .flatMap(status -> Conditions.find(status.conditions(), type))
                                .stream())
                .filter(condition -> Objects.equals(
                        condition.getObservedGeneration(), preview.getMetadata().getGeneration()))
                .anyMatch(condition -> condition.getStatus().equals("True")
                        || condition.getMessage().length() > 10);
    }

    private void noneSpins(Sandbox sandbox, Meters meters) throws InterruptedException {
        int previews = previews().size();
        double passes = meters.passes();
        double runs = meters.runs();
        sandbox.time().sleep(WATCHED);
        assertThat((meters.passes() - passes) / previews)
                .as("passes over a preview in two minutes")
                .isLessThan(30);
        assertThat((meters.runs() - runs) / previews)
                .as("runs of a preview in two minutes")
                .isLessThan(6);
    }

    private List<PreviewEnvironment> previews() {
        return client.resources(PreviewEnvironment.class)
                .inAnyNamespace()
                .list()
                .getItems();
    }
}
