package dev.greenroom.operator.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.explain.StackContents;
import dev.greenroom.operator.explain.StackContents.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that {@code explain} tells are the names that the programs give, as their kept graphs have them. */
class ExplainedNamesTest {
    private static final Set<String> NAMING = Set.of("name", "identifier", "clusterIdentifier", "family", "values");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data-default",
                "net-default",
                "net-http-only",
                "net-dns-record-other-account",
                "net-shared-listener",
                "app-default",
                "app-spot-other-account",
                "app-no-queue"
            })
    void areThoseOfTheProgram(String name) throws IOException {
        Graph graph = Graph.parse(Files.readString(Path.of("src/test/resources/graphs", name + ".yaml")));

        List<String> told = StackContents.of(ProgramCase.of(name).plan()).resources().stream()
                .map(Content::name)
                .filter(Objects::nonNull)
                .toList();

        assertThat(told).isNotEmpty();
        Set<String> given = new TreeSet<>();
        graph.resources().forEach(resource -> collect(resource.inputs(), given));
        assertThat(given).containsAll(told);
    }

    private static void collect(Object inputs, Set<String> given) {
        if (inputs instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key instanceof String field && NAMING.contains(field)) {
                    add(value, given);
                }
                collect(value, given);
            });
        } else if (inputs instanceof List<?> list) {
            list.forEach(item -> collect(item, given));
        }
    }

    private static void add(Object value, Set<String> given) {
        if (value instanceof List<?> list) {
            list.forEach(item -> add(item, given));
        } else {
            given.add(String.valueOf(value));
        }
    }
}
