package dev.greenroom.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link Main} in a Java of its own, from the classes under test. */
final class OperatorJvm {
    /** Without it JDK 23 and later warn, before the first word of ours, of what protobuf uses. */
    private static final List<String> UNSAFE_ALLOWED =
            Runtime.version().feature() < 23 ? List.of() : List.of("--sun-misc-unsafe-memory-access=allow");

    private OperatorJvm() {}

    /**
     * Starts it, with what it prints in files.
     *
     * @param folder gets out.txt and err.txt
     * @param environment all of it
     */
    static Process start(Path folder, Map<String, String> environment, List<String> javaOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(UNSAFE_ALLOWED);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out(folder).toFile())
                .redirectError(err(folder).toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Path out(Path folder) {
        return folder.resolve("out.txt");
    }

    static Path err(Path folder) {
        return folder.resolve("err.txt");
    }
}
