package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.operator.plan.admission.CrdSchema;
import dev.greenroom.operator.plan.admission.Violation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The CRDs, without an API server; {@link RefusedByTheApiServerIT} asks a real one about the same files. */
class RefusedAtAdmissionTest {
    static final Path ACCEPTED = Path.of("src/test/resources/cases/accepted");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, CrdSchema> SCHEMAS = Map.of(
            "PreviewEnvironment", CrdSchemas.of(PreviewEnvironment.class),
            "ServiceDeployment", CrdSchemas.of(ServiceDeployment.class));

    @TestFactory
    Stream<DynamicTest> refusesWithItsSentence() {
        return RefusedCase.tests(each -> {
            JsonNode object = tree(each.in());
            JsonNode old = each.old().map(RefusedAtAdmissionTest::tree).orElse(MissingNode.getInstance());
            assertThat(schemaOf(object).violations(object, old))
                    .extracting(Violation::sentence)
                    .containsExactlyInAnyOrderElementsOf(each.sentences());
        });
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsRight() {
        return RefusedCase.children(ACCEPTED).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    JsonNode object = tree(RefusedCase.read(file));
                    assertThat(schemaOf(object).violations(object)).isEmpty();
                }));
    }

    private static CrdSchema schemaOf(JsonNode object) {
        return SCHEMAS.get(object.path("kind").asText());
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
