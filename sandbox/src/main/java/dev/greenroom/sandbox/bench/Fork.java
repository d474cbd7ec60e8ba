package dev.greenroom.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Takes a measurement in a JVM of its own, so that none starts with what another left behind. */
final class Fork {
    /** Options of the JVM in the operator's image. */
    static final String IMAGE = "@" + Path.of("operator", "java.options").toAbsolutePath();

    /** More than the image's: the stand-ins are in the same process. */
    static final String HEAP = "-Xmx1g";

    private static final String FIGURES = "figures.json";
    private static final long PATIENCE_MINUTES = 60;

    private final Scale scale;

    Fork(Scale scale) {
        this.scale = scale;
    }

    /** The process did not end as it should; the message says where its log is. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    List<Figure> take(Measurement measurement) throws IOException, InterruptedException, FailedException {
        Path folder = scale.folder.resolve(measurement.name());
        clear(folder);
        Files.createDirectories(folder);
        Path log = folder.resolve("output.log");
        Process process = new ProcessBuilder(command(measurement, folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new FailedException("it took more than " + PATIENCE_MINUTES + " minutes, see " + log);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new FailedException("its process ended with " + process.exitValue() + ", see " + log);
        }
        return Results.read(figures(scale.folder, measurement));
    }

    /** Where the process of a measurement leaves its figures. */
    static Path figures(Path folder, Measurement measurement) {
        return folder.resolve(measurement.name()).resolve(FIGURES);
    }

    private List<String> command(Measurement measurement, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(IMAGE, HEAP));
        command.add("-Dlogback.configurationFile=logback-sandbox.xml");
        command.add("-Dgreenroom.sandbox.log=" + folder.resolve("operator.log"));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(
                "--take=" + measurement.name(),
                "--previews=" + scale.previews,
                "--runs=" + scale.runs,
                "--repeats=" + scale.repeats,
                "--window=" + scale.window,
                "--speed=" + scale.speed,
                "--folder=" + scale.folder,
                "--started-at=" + System.currentTimeMillis()));
        return command;
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
