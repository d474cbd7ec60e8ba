package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged operator as a process of its own, started the way the README says. A script of the name {@code pulumi} comes
 * first on its PATH, notes each call, and becomes the real CLI.
 */
public final class RunningOperator implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("monitoring=:(\\d+)");

    private final Path folder;
    private final Map<String, String> settings;
    private final Surroundings surroundings;
    private final Path temporary;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String path;
    private Process process;
    private long logBefore;

    /**
     * Starts nothing yet.
     *
     * @param name of the folder under target/real that keeps log and accounts
     * @param settings without GREENROOM_
     */
    public RunningOperator(String name, Map<String, String> settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.folder = Path.of("target", "real", name).toAbsolutePath();
        try {
            Files.createDirectories(folder.resolve("bin"));
            // short, because plugins make sockets below it
            temporary = Files.createTempDirectory("op");
            Files.deleteIfExists(log());
            Files.deleteIfExists(calls());
            path = RealComponents.pathWithTerraformProvider(folder.resolve("bin"));
            accountant(RealComponents.onPath(System.getenv(), "pulumi").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accountant(Path pulumi) throws IOException {
        Path script = folder.resolve("bin/pulumi");
        Files.writeString(script, """
                #!/bin/sh
                echo "$$ $*" >>"%s"
                exec "%s" "$@"
                """.formatted(calls(), pulumi));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Returns when the operator is ready. */
    public RunningOperator start() {
        launch();
        await("the operator to be ready, see " + log()).atMost(START).until(() -> {
            assertThat(process.isAlive()).as(logText()).isTrue();
            return ready();
        });
        return this;
    }

    /** Returns at once. */
    public void launch() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-Djava.io.tmpdir=" + temporary, "-jar", RealComponents.JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        environment(builder.environment());
        try {
            logBefore = Files.exists(log()) ? Files.size(log()) : 0;
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this machine says of others' operators is not for this one; where its web server is, is. */
    private void environment(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("GREENROOM_") && !name.startsWith("GREENROOM_PROBE_"));
        settings.forEach((name, value) -> environment.put("GREENROOM_" + name, value));
        environment.putAll(surroundings.environment());
        environment.put("GREENROOM_HTTP_PORT", "0");
        environment.put("PULUMI_CONFIG_PASSPHRASE", Backend.PASSPHRASE);
        environment.put("PATH", path);
    }

    private boolean ready() {
        return PORT.matcher(logOfThisLife()).find() && get("/readyz").statusCode() == 200;
    }

    /** Asks it to stop, as Kubernetes does, and waits until it has. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("the operator stops, see " + log())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The operator's own folder for temporary files, the same over all its lives. */
    public Path temporary() {
        return temporary;
    }

    public Map<String, String> settings() {
        return settings;
    }

    public Path log() {
        return folder.resolve("operator.log");
    }

    /** All that the operator ever logged, over all its lives. */
    public String logText() {
        return read(log());
    }

    /** What it logged since it was last started. */
    public String logOfThisLife() {
        String all = logText();
        return all.substring(Math.min(all.length(), Math.toIntExact(logBefore)));
    }

    private Path calls() {
        return folder.resolve("pulumi.calls");
    }

    /** One line for each process of the CLI: its id and its arguments. */
    public List<String> pulumiCalls() {
        return read(calls()).lines().toList();
    }

    String metrics() {
        return get("/metrics").body();
    }

    private HttpResponse<String> get(String path) {
        Matcher port = PORT.matcher(logOfThisLife());
        assertThat(port.find()).isTrue();
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the end of a test class; runs that are still under way are let end in order. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
