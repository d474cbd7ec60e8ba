package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.real.Cluster;
import dev.greenroom.operator.real.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kubernetes forgets everything while previews are Ready, and is given their manifests again. */
class WipedClusterIT {
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:1";
    private static final List<String> NAMES =
            IntStream.rangeClosed(1, 8).mapToObj(i -> "wiped-0" + i).toList();

    @Test
    void allAreAdoptedWithoutARunOrAChangeOnAws() {
        try (Wires wires = Wires.string(Path.of("target", "real", "wiped"));
                Stage stage = Stage.open("wiped", Map.of(), wires.throughThem())) {
            Cluster cluster = stage.cluster();
            cluster.apply(manifests(stage));
            NAMES.forEach(name -> cluster.awaitReady(name, IMAGE));
            stage.operator().stop();
            Map<String, PreviewEnvironmentStatus> before = statuses(cluster);
            Map<String, String> backend = stage.backend().versions("");
            Map<String, Map<String, String>> made = stage.made();
            int runs = stage.operator().pulumiCalls().size();
            int writes = wires.aws().writes().size();

            wipe(cluster);
            stage.operator().launch();
            cluster.apply(manifests(stage));
            NAMES.forEach(name -> cluster.awaitReady(name, IMAGE));

            assertThat(wires.aws().writes()).as("on AWS and in the bucket").hasSize(writes);
            assertThat(stage.operator().pulumiCalls()).hasSize(runs);
            assertThat(stage.backend().versions("")).isEqualTo(backend);
            assertThat(statuses(cluster)).allSatisfy((name, status) -> assertThat(status.url())
                    .isEqualTo(before.get(name).url()));
            assertThat(stage.made()).isEqualTo(made);

            NAMES.forEach(cluster::delete);
            NAMES.forEach(cluster::awaitGone);
            assertThat(stage.made()).isEmpty();
            assertThat(stage.backend().stacks()).isEmpty();
        }
    }

    private static String manifests(Stage stage) {
        String one = stage.example("preview-gp-api.yaml")
                .replace("  region:", "  image: " + IMAGE + "\n  region:")
                .replaceAll("(?m)^    migration:\n.*\n", "");
        return NAMES.stream().map(name -> one.replace("gp-api-pr-123", name)).collect(Collectors.joining("\n---\n"));
    }

    /** Nobody asks for finalizers when etcd is gone; what is applied afterwards is new, without status and finalizer. */
    private static void wipe(Cluster cluster) {
        for (String name : NAMES) {
            cluster.kubectl("patch", "preview", name, "--type", "merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
            cluster.delete(name);
            cluster.awaitGone(name);
        }
    }

    private static Map<String, PreviewEnvironmentStatus> statuses(Cluster cluster) {
        return NAMES.stream()
                .collect(Collectors.toMap(name -> name, cluster::status, (one, other) -> other, TreeMap::new));
    }
}
