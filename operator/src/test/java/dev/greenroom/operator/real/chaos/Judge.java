package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.Census;
import dev.greenroom.operator.real.Cluster;
import dev.greenroom.operator.real.RunningOperator;
import dev.greenroom.operator.real.Stage;
import dev.greenroom.operator.real.chaos.Verdict.About;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Looks, after a fault, whether everything has become what it should be: previews as the newest manifests say, on AWS exactly
 * what clean previews have and nothing else, no lock, stack, record, process or folder left over.
 */
final class Judge {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** For what ends by itself once the previews are settled, such as a plugin that is told to stop. */
    private static final Duration TIDYING = Duration.ofSeconds(30);

    /** Below the temporary folder: one an operator's life, one a run. */
    private static final int DEEP = 2;

    private final Stage stage;
    private final List<RunningOperator> operators = new ArrayList<>();
    private Household clean;

    Judge(Stage stage) {
        this.stage = stage;
        watch(stage.operator());
    }

    /** One more operator whose processes and files are looked at. */
    void watch(RunningOperator operator) {
        operators.add(operator);
    }

    /** Takes what this preview, made without any fault, has as the measure of all others. */
    void learnFrom(String cleanPreview) {
        clean = Household.of(owner(cleanPreview), stage.made());
    }

    Household clean() {
        return clean;
    }

    /** Waits until all is well, but not for ever. */
    Verdict judge(Collection<Wanted> wanted, Duration patience) {
        Instant start = Instant.now();
        Instant deadline = start.plus(patience);
        while (unsettled(wanted).findAny().isPresent() && Instant.now().isBefore(deadline)) {
            pause();
        }
        Instant settled = Instant.now();
        Map<About, List<String>> complaints = complaints(wanted);
        while (!complaints.isEmpty() && Instant.now().isBefore(settled.plus(TIDYING))) {
            pause();
            complaints = complaints(wanted);
        }
        return new Verdict(Duration.between(start, Instant.now()), complaints);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Stream<Wanted> unsettled(Collection<Wanted> wanted) {
        return wanted.stream().filter(one -> {
            try {
                return !one.settled(stage.cluster());
            } catch (KubernetesClientException e) {
                return true; // the API server is restarting
            }
        });
    }

    private Map<About, List<String>> complaints(Collection<Wanted> wanted) {
        Map<String, Map<String, String>> made = stage.made();
        Map<About, List<String>> complaints = new EnumMap<>(About.class);
        complaints.put(
                About.UNSETTLED,
                Stream.concat(unsettled(wanted).map(this::said), otherCapacities(wanted).stream())
                        .toList());
        complaints.put(About.LEAKED, leaked(wanted, made));
        complaints.put(About.DUPLICATED, duplicated(wanted, made));
        complaints.put(About.LOCKS, stage.backend().locks());
        complaints.put(About.STACKS, leftStacks(wanted));
        complaints.put(
                About.PROCESSES,
                operators.stream()
                        .flatMap(operator -> Stream.concat(
                                Processes.ofRuns(operator.temporary()).stream(),
                                Processes.zombiesOf(operator.process().pid()).stream()))
                        .toList());
        complaints.put(
                About.FOLDERS,
                operators.stream()
                        .flatMap(operator -> runFolders(operator.temporary()).stream())
                        .toList());
        complaints.values().removeIf(List::isEmpty);
        return complaints;
    }

    private String said(Wanted wanted) {
        var status = stage.cluster().status(wanted.preview());
        var ready = Cluster.ready(status);
        return wanted.preview() + " is " + status.phase() + ", " + ready.getReason() + ": " + ready.getMessage();
    }

    /** The status says what the operator believes; AWS says what is. */
    private List<String> otherCapacities(Collection<Wanted> wanted) {
        List<DBCluster> databases = stage.aws().rds.describeDBClusters().dbClusters();
        return living(wanted)
                .flatMap(one -> databases.stream()
                        .filter(database -> database.tagList().stream()
                                .anyMatch(tag -> tag.key().equals(Household.OWNER)
                                        && tag.value().equals(owner(one.preview()))))
                        .filter(database ->
                                database.serverlessV2ScalingConfiguration().maxCapacity() != one.maxCapacity())
                        .map(database ->
                                "the database of " + one.preview() + " has not the capacity " + one.maxCapacity()))
                .toList();
    }

    /** What is new on AWS and belongs to nobody who is wanted. */
    private List<String> leaked(Collection<Wanted> wanted, Map<String, Map<String, String>> made) {
        Set<String> owners = living(wanted).map(one -> owner(one.preview())).collect(Collectors.toSet());
        return new TreeMap<>(made)
                .entrySet().stream()
                        .filter(thing -> Census.untaggable(thing.getKey())
                                ? living(wanted).noneMatch(one -> thing.getKey().contains(" " + one.preview() + "."))
                                : !owners.contains(thing.getValue().getOrDefault(Household.OWNER, "")))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private List<String> duplicated(Collection<Wanted> wanted, Map<String, Map<String, String>> made) {
        return living(wanted)
                .filter(one -> clean != null)
                .map(one -> one.preview() + " "
                        + Household.of(owner(one.preview()), made).differenceTo(clean))
                .filter(text -> text.contains("{"))
                .toList();
    }

    private static Stream<Wanted> living(Collection<Wanted> wanted) {
        return wanted.stream().filter(one -> !one.isGone());
    }

    /** Stacks, and whatever we keep beside them, of previews that are gone. */
    private List<String> leftStacks(Collection<Wanted> wanted) {
        List<String> kept = Stream.concat(
                        stage.backend().stacks().stream(), stage.backend().keys("greenroom/").stream())
                .toList();
        return kept.stream()
                .filter(key -> key.contains(".pr-"))
                .filter(key -> living(wanted).noneMatch(one -> key.contains(".pr-" + one.preview() + ".")))
                .toList();
    }

    private static List<String> runFolders(Path temporary) {
        try (Stream<Path> files = Files.find(temporary, DEEP, (file, attributes) -> attributes.isDirectory())) {
            return files.filter(file -> file.getFileName().toString().startsWith("run-"))
                    .map(file -> temporary.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (UncheckedIOException | IOException e) {
            return List.of("cannot be looked through: " + e);
        }
    }

    String owner(String preview) {
        return stage.operator().settings().get("CLUSTER_ID") + "/" + stage.namespace() + "/PreviewEnvironment/"
                + preview;
    }
}
