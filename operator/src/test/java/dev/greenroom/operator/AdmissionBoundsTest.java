package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.operator.plan.admission.CrdSchema;
import dev.greenroom.operator.plan.admission.Violation;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges between what is accepted and what is refused; each rule's sentence is a case of its own. */
class AdmissionBoundsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CrdSchema SCHEMA = CrdSchemas.of(PreviewEnvironment.class);

    /** The table "Task CPU and memory" of "Amazon ECS task definition parameters for Fargate", written out. */
    private static final Map<Integer, Set<Integer>> FARGATE = Map.of(
            256, Set.of(512, 1024, 2048),
            512, steps(1024, 4096, 1024),
            1024, steps(2048, 8192, 1024),
            2048, steps(4096, 16384, 1024),
            4096, steps(8192, 30720, 1024),
            8192, steps(16384, 61440, 4096),
            16384, steps(32768, 122880, 8192));

    @ParameterizedTest
    @ValueSource(ints = {256, 512, 1024, 2048, 4096, 8192, 16384})
    void acceptsWithACpuTheMemoryThatFargateOffersForItAndNoOther(int cpu) {
        Set<Integer> accepted = IntStream.rangeClosed(1, 245)
                .map(n -> n * 512)
                .filter(memory -> isAccepted("container", Map.of("cpu", cpu, "memory", memory)))
                .boxed()
                .collect(Collectors.toSet());

        assertThat(accepted).isEqualTo(FARGATE.get(cpu));
    }

    @Test
    void acceptsMemoryAloneIfFargateOffersItForAnyCpu() {
        Set<Integer> accepted = IntStream.rangeClosed(1, 245)
                .map(n -> n * 512)
                .filter(memory -> isAccepted("container", Map.of("memory", memory)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(accepted)
                .isEqualTo(FARGATE.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "10m, true",
        "9m, false",
        "129600m, true",
        "129601m, false",
        "1h, true",
        "0h, false",
        "2160h, true",
        "2161h, false",
        "1d, true",
        "90d, true",
        "91d, false",
        "072h, false",
        "72H, false",
        "-1h, false"
    })
    void boundsTheTimeToLive(String ttl, boolean accepted) {
        assertThat(isAccepted("lifecycle", Map.of("ttl", ttl))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, true",
        "nginx:1.29, true",
        "goodparty/gp-api, true",
        "localhost:5000/gp-api:pr-123, true",
        "123456789012.dkr.ecr.us-west-2.amazonaws.com/team/gp__api:9f2c1ab, true",
        "ghcr.io/goodparty/gp-api:main@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, true",
        "https://ghcr.io/goodparty/gp-api, false",
        "goodparty/gp-api:, false",
        "goodparty//gp-api, false",
        "goodparty/gp-api@sha1:0123456789abcdef, false"
    })
    void knowsAnImageReference(String image, boolean accepted) {
        assertThat(SCHEMA.violations(preview(Map.of("image", image))).isEmpty()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "0.5, 0.5, false", "0.5, 256, true", "256, 256, true", "1.5, 1, false", "2, 2.25, false"})
    void boundsTheCapacity(double min, double max, boolean accepted) {
        assertThat(isAccepted("database", Map.of("minCapacity", min, "maxCapacity", max)))
                .isEqualTo(accepted);
    }

    @Test
    void judgesTheNameThatTheApiServerWillGenerate() {
        assertThat(SCHEMA.violations(named("generateName", "gp-api-"))).isEmpty();
        assertThat(SCHEMA.violations(named("generateName", "x".repeat(100)))).isEmpty();
        assertThat(SCHEMA.violations(named("generateName", "gp.api-")))
                .extracting(Violation::path)
                .containsExactly("metadata.name");
    }

    @Test
    void takesNoNoticeOfAStatus() {
        ObjectNode preview = preview(Map.of());
        preview.putObject("status").put("nonsense", 1);

        assertThat(SCHEMA.violations(preview)).isEmpty();
    }

    @Test
    void acceptsAnUnchangedObject() {
        ObjectNode preview = preview(Map.of("region", "us-west-2", "serviceRef", Map.of("name", "gp-api")));

        assertThat(SCHEMA.violations(preview, preview)).isEmpty();
    }

    @Test
    void namesTheExpressionOfACrdThatDoesNotCompile() {
        ObjectNode crd = JSON.createObjectNode();
        crd.withArray("/spec/versions").addObject();
        ObjectNode schema = ((ObjectNode) crd.at("/spec/versions/0")).withObject("/schema/openAPIV3Schema");
        schema.put("type", "object")
                .putArray("x-kubernetes-validations")
                .addObject()
                .put("rule", "self.(");

        assertThatThrownBy(() -> CrdSchema.of(crd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("self.(");
    }

    private static boolean isAccepted(String part, Map<String, ?> settings) {
        return SCHEMA.violations(preview(Map.of(part, settings))).isEmpty();
    }

    private static ObjectNode named(String field, String name) {
        ObjectNode preview = preview(Map.of());
        preview.putObject("metadata").put(field, name);
        return preview;
    }

    private static ObjectNode preview(Map<String, ?> spec) {
        ObjectNode preview = JSON.createObjectNode();
        preview.putObject("metadata").put("name", "gp-api-pr-123");
        ObjectNode specNode = JSON.valueToTree(spec);
        specNode.putObject("pullRequest").put("repository", "goodparty/gp-api").put("number", 123);
        preview.set("spec", specNode);
        return preview;
    }

    private static Set<Integer> steps(int from, int to, int step) {
        return IntStream.iterate(from, n -> n <= to, n -> n + step).boxed().collect(Collectors.toSet());
    }
}
