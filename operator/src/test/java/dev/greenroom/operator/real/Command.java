package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of the machine, run to its end. */
final class Command {
    private Command() {}

    /** What it wrote to its standard output; fails the test when it ends badly. */
    static String run(List<String> words, String input, Map<String, String> moreEnvironment) {
        try {
            Path in = Files.createTempFile("command", ".in");
            Path err = Files.createTempFile("command", ".err");
            try {
                Files.writeString(in, input);
                ProcessBuilder builder =
                        new ProcessBuilder(words).redirectInput(in.toFile()).redirectError(err.toFile());
                builder.environment().putAll(moreEnvironment);
                Process process = builder.start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor())
                        .as("%s%n%s%n%s", String.join(" ", words), out, Files.readString(err))
                        .isZero();
                return out;
            } finally {
                Files.delete(in);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
