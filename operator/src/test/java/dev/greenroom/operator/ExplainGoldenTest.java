package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code explain} says of every file of examples/, and of the cases beside the kept texts; {@code -Dupdate} rewrites. */
class ExplainGoldenTest {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final Path TENANTS = EXAMPLES.resolve("tenants.yaml");
    private static final Path KEPT = Path.of("src/test/resources/explain");
    private static final Path CASES = KEPT.resolve("cases");

    @TestFactory
    Stream<DynamicTest> everyExampleIsAccepted() {
        return manifests(EXAMPLES)
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    compare(file, 0, "-f", file.toString());
                }));
    }

    @Test
    void theTenantsFileAllowsWhatTheExamplesAskFor() {
        List<String> arguments = new ArrayList<>(List.of("-n", "gp-api", "--tenants", TENANTS.toString()));
        manifests(EXAMPLES).forEach(file -> arguments.addAll(List.of("-f", file.toString())));

        compare(TENANTS, 0, arguments.toArray(String[]::new));
    }

    @Test
    void everyRefusalIsTold() {
        Path file = CASES.resolve("refusals.yaml");

        compare(file, 1, "-f", file.toString(), "-n", "gp-api", "--tenants", TENANTS.toString());
    }

    @Test
    void noValueThatMayBeSecretIsTold() {
        Path file = CASES.resolve("plain-secrets.yaml");

        compare(file, 0, "-f", file.toString());

        assertThat(read(kept(file, "txt"))).doesNotContain("hunter2").contains("LOG_LEVEL");
        assertThat(read(kept(file, "json"))).doesNotContain("hunter2").contains("LOG_LEVEL");
    }

    @Test
    void nothingIsKeptOfFilesThatAreGone() throws IOException {
        Set<String> expected = new TreeSet<>();
        Stream.of(manifests(EXAMPLES), manifests(CASES), Stream.of(TENANTS))
                .flatMap(files -> files)
                .forEach(file -> expected.addAll(List.of(name(file) + ".txt", name(file) + ".json")));

        try (Stream<Path> files = Files.list(KEPT)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf(expected);
        }
    }

    private static void compare(Path file, int exitCode, String... arguments) {
        compare(kept(file, "txt"), exitCode, Explained.of(arguments));
        compare(
                kept(file, "json"),
                exitCode,
                Explained.of(Stream.concat(Stream.of(arguments), Stream.of("-o", "json"))
                        .toArray(String[]::new)));
    }

    private static void compare(Path kept, int exitCode, Explained explained) {
        assertThat(explained.err()).isEmpty();
        if (System.getProperty("update") != null) {
            write(kept, explained.out());
        }
        assertThat(explained.out())
                .as("%s is out of date; run the test with -Dupdate and read the difference", kept)
                .isEqualTo(Files.exists(kept) ? read(kept) : "");
        assertThat(explained.exitCode()).isEqualTo(exitCode);
    }

    private static Path kept(Path file, String format) {
        return KEPT.resolve(name(file) + "." + format);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("[.]yaml$", "");
    }

    private static Stream<Path> manifests(Path folder) {
        return RefusedCase.children(folder).stream()
                .filter(file -> file.toString().endsWith(".yaml") && !file.equals(TENANTS));
    }

    private static String read(Path file) {
        return RefusedCase.read(file);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
