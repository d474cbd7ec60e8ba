package dev.greenroom.operator.real.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes of an operator, told by /proc: what belongs to a run has the operator's temporary folder in its environment. */
final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    static boolean isCli(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).stream()
                .anyMatch(program -> program.toString().equals("pulumi"));
    }

    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** CLIs and plugins of runs below this temporary folder, whoever their parent is now: id and command. */
    static List<String> ofRuns(Path temporary) {
        return matching(process -> text(process.resolve("environ")).contains("TMPDIR=" + temporary + "/"));
    }

    /** Children of this process that have ended and were not waited for. */
    static List<String> zombiesOf(long parent) {
        return matching(process -> text(process.resolve("stat")).matches("(?s).*\\) Z " + parent + " .*"));
    }

    private static List<String> matching(java.util.function.Predicate<Path> which) {
        try (Stream<Path> all = Files.list(PROC)) {
            List<String> found = new ArrayList<>();
            all.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(which)
                    .forEach(process -> found.add(process.getFileName() + " "
                            + text(process.resolve("cmdline"))
                                    .replace('\0', ' ')
                                    .trim()));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty: the process ended meanwhile, or is somebody else's. */
    private static String text(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
