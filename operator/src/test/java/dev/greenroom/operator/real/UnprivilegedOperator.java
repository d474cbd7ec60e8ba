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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged operator as the image runs it: as a user without a name or a home, with the environment of the Deployment alone,
 * and one folder that it can write to. What it runs is copied to where any user can read it.
 */
final class UnprivilegedOperator implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("monitoring=:(\\d+)");
    private static final String CA_FILE = "GREENROOM_PROBE_CA_FILE";
    private static final List<String> PROGRAMS = List.of("pulumi", "pulumi-resource-aws", "pulumi-resource-awsx");

    private final OtherUser user;
    private final Path folder;
    private final Path temporary;
    private final Path passwd;
    private final Path log;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /**
     * Starts nothing yet.
     *
     * @param settings of the operator and of AWS, by the names of the environment; files are copied
     */
    UnprivilegedOperator(OtherUser user, Map<String, String> settings, String kubeconfig) {
        this.user = user;
        try {
            // not in /tmp, which is the process' own
            folder = Files.createTempDirectory(Path.of("/var/tmp"), "operator");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            temporary = Files.createDirectory(folder.resolve("t"));
            user.own(temporary, "rwx------");
            Path access = Files.writeString(folder.resolve("kubeconfig"), kubeconfig);
            user.own(access, "r--------");
            passwd = Files.writeString(folder.resolve("passwd"), user.passwd());
            Path target = Files.createDirectories(Path.of("target", "real", "rights"));
            log = target.resolve("operator.log").toAbsolutePath();
            Files.deleteIfExists(log);
            install();
            environment = new HashMap<>(settings);
            environment.computeIfPresent(CA_FILE, (name, file) -> copyOf(Path.of(file)));
            environment.put("KUBECONFIG", access.toString());
            environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : PROGRAMS) {
            copy(RealComponents.onPath(System.getenv(), program).orElseThrow(), bin.resolve(program));
        }
        copy(RealComponents.terraformProvider(System.getenv()).orElseThrow(), bin.resolve("terraform-provider-aws"));
        copy(Path.of("java.options"), folder.resolve("java.options"));
        copy(RealComponents.JAR, folder.resolve("greenroom-operator.jar"));
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        try (Stream<Path> files = Files.list(RealComponents.JAR.resolveSibling("lib"))) {
            for (Path file : files.toList()) {
                copy(file, libraries.resolve(file.getFileName()));
            }
        }
    }

    private String copyOf(Path file) {
        try {
            return Files.copy(file, folder.resolve(file.getFileName())).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Returns when the operator is ready. */
    void start() {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + folder.resolve("java.options"),
                "-jar",
                folder.resolve("greenroom-operator.jar").toString());
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(user.become(passwd, temporary), java.stream())
                        .toList())
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await("the operator to be ready, see " + log).atMost(START).until(() -> {
            assertThat(process.isAlive()).as(logText()).isTrue();
            return PORT.matcher(logText()).find() && get("/readyz").statusCode() == 200;
        });
    }

    /** The one folder that it can write to, where others see it. */
    Path temporary() {
        return temporary;
    }

    String logText() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String metrics() {
        return get("/metrics").body();
    }

    private HttpResponse<String> get(String path) {
        Matcher port = PORT.matcher(logText());
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

    /** As Kubernetes does; runs are let end in order. */
    void stop() {
        process.destroy();
        try {
            assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("the operator stops, see " + log)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        Command.run(List.of("rm", "-rf", folder.toString()), "", Map.of());
    }
}
