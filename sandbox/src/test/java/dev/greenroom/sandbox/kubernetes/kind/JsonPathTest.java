package dev.greenroom.sandbox.kubernetes.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final String OBJECT = """
            {"spec": {"number": 7, "none": null},
             "status": {"conditions": [{"type": "Paused", "status": "False"}, {"type": "Ready", "status": "True"}]}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".spec.number | [7]",
                ".spec.none | []",
                ".spec.nothing.at.all | []",
                ".status.conditions[1].type | [\"Ready\"]",
                ".status.conditions[*].type | [\"Paused\", \"Ready\"]",
                ".status.conditions[?(@.type==\"Ready\")].status | [\"True\"]",
                ".status.conditions[?(@.type=='Ready')].reason | []"
            })
    void findsWhatAPathLeadsTo(String path, String found) throws IOException {
        JsonNode object = Json.read(OBJECT.getBytes(StandardCharsets.UTF_8));
        assertThat(JsonPath.parse(path).find(object).toString()).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..recursive", ".a[1:2]", ".a[?(@.b>1)]", "plain"})
    void saysWhatItCannotRead(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPath.parse(path));
    }
}
