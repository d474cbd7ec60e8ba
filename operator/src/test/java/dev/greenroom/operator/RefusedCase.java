package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One folder of {@code cases/refused}: {@code in.yaml} is refused with the lines of {@code out.txt}; with {@code old.yaml},
 * when it is to take that object's place.
 */
record RefusedCase(Path folder) {
    private static final Path ROOT = Path.of("src/test/resources/cases/refused");

    static Stream<DynamicTest> tests(Consumer<RefusedCase> test) {
        return children(ROOT).stream()
                .map(RefusedCase::new)
                .map(each -> DynamicTest.dynamicTest(each.folder.getFileName().toString(), () -> {
                    each.hasNoOtherFiles();
                    test.accept(each);
                }));
    }

    String in() {
        return read(folder.resolve("in.yaml"));
    }

    Optional<String> old() {
        Path old = folder.resolve("old.yaml");
        return Files.exists(old) ? Optional.of(read(old)) : Optional.empty();
    }

    List<String> sentences() {
        return read(folder.resolve("out.txt")).lines().toList();
    }

    private void hasNoOtherFiles() {
        assertThat(children(folder))
                .extracting(file -> file.getFileName().toString())
                .isSubsetOf(Set.of("in.yaml", "old.yaml", "out.txt"))
                .contains("in.yaml", "out.txt");
    }

    static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
