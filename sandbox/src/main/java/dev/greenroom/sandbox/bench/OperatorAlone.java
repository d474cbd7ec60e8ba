package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.kubernetes.KubernetesApi;
import dev.greenroom.sandbox.time.ScaledTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operator's process by itself, started as its image starts it, with nothing to do and no stand-in inside. */
final class OperatorAlone implements Measurement {
    private static final String MAIN = "dev.greenroom.operator.Main";
    private static final String RESIDENT = "its resident memory, idle, without a fleet";
    private static final long LOOK_MS = 10;
    private static final long CALM_S = 15;
    private static final int OK = 200;

    @Override
    public String name() {
        return "operator-alone";
    }

    /** One process: seconds until it was ready, and what it had resident when it was calm. */
    private record Seen(double start, double residentMb) {}

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        Path folder = Files.createDirectories(scale.folder.resolve(name()));
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < scale.repeats; i++) {
            seen.add(measure(folder));
        }
        double start = Stopwatch.median(seen.stream().map(Seen::start).toList());
        double resident = Stopwatch.median(seen.stream().map(Seen::residentMb).toList());
        return List.of(
                Figure.of("the operator's process alone, until it is ready", start, "s")
                        .note("with the image's options; median of " + scale.repeats),
                Proc.present()
                        ? Figure.of(RESIDENT, resident, "MB").neighbour("50 MB")
                        : Figure.missing(RESIDENT, "MB", Proc.ABSENT));
    }

    private static Seen measure(Path folder) throws IOException, InterruptedException {
        try (KubernetesApi api = new KubernetesApi(new ScaledTime(Clock.systemUTC(), 1), Clock.systemUTC(), 0)) {
            api.writeKubeconfig(folder.resolve("kubeconfig"));
            int port = freePort();
            Stopwatch watch = Stopwatch.start();
            Process process = started(folder, port);
            try {
                awaitReady(process, port, folder);
                double start = watch.seconds();
                TimeUnit.SECONDS.sleep(CALM_S);
                return new Seen(start, Proc.residentMb(process.pid()));
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private static Process started(Path folder, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Fork.IMAGE,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        MAIN)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("AWS_REGION", "us-west-2");
        builder.environment().put("PULUMI_CONFIG_PASSPHRASE", QueueRuns.PASSPHRASE);
        builder.environment().put("GREENROOM_CLUSTER_ID", "bench");
        builder.environment()
                .put("GREENROOM_BACKEND_URL", QueueRuns.state(folder).toUri().toString());
        builder.environment().put("GREENROOM_HTTP_PORT", Integer.toString(port));
        return builder.start();
    }

    private static Path log(Path folder) {
        return folder.resolve("operator.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process, int port, Path folder) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        while (true) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == OK) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("the operator did not start, see " + log(folder), notYet);
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }
}
