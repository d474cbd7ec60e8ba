package dev.greenroom.operator.real;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test of the profile {@code real} on a machine without the components, with one sentence for each that is missing.
 * Failsafe's configuration turns it on for all of them, by JUnit's auto-detection.
 */
public final class RealComponents implements BeforeAllCallback {
    /** What {@code mvn package} makes, as seen from any module's folder, where the tests run. */
    static final Path JAR = Path.of("..", "operator", "target", "greenroom-operator.jar");

    private static final String TERRAFORM_PROVIDER = "terraform-provider-aws";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Map<String, String> PROGRAMS = Map.of(
            "pulumi",
                    "the Pulumi CLI; install version 3.205 or later (pulumi.com/docs/iac/download-install) and put it on the PATH",
            "pulumi-resource-aws",
                    "Pulumi's AWS plugin; run `pulumi plugin install resource aws 6.83.0` and put its folder on the PATH",
            "pulumi-resource-awsx",
                    "Pulumi's Crosswalk plugin; run `pulumi plugin install resource awsx 2.22.0` and put its folder on the PATH",
            "kubectl", "the Kubernetes CLI; install it (kubernetes.io/docs/tasks/tools) and put it on the PATH",
            "setsid", "part of util-linux; install that package of your system");
    private static final Map<String, String> VARIABLES = Map.of(
            "AWS_REGION", "the region that the tests use; export AWS_REGION=us-west-2",
            "AWS_ACCESS_KEY_ID", "a key for the AWS emulator; any text will do",
            "AWS_SECRET_ACCESS_KEY", "a key for the AWS emulator; any text will do",
            "GREENROOM_PROBE_CONNECT_TO",
                    "where a web server stands for the applications, as curl's --connect-to; start one and export :443:HOST:PORT",
            "GREENROOM_PROBE_CA_FILE", "the PEM file of that web server's certificate; export its path",
            "RIG_WEB_STATUS",
                    "the file that tells that web server what status to answer with, 200 without it; export its path");

    private static final class Holder {
        static final List<String> MISSING = missing(System.getenv());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Holder.MISSING.isEmpty()) {
            throw new AssertionError("this machine lacks real components:\n  " + String.join("\n  ", Holder.MISSING));
        }
    }

    /** What is missing, a sentence each. */
    static List<String> missing(Map<String, String> environment) {
        List<String> missing = new ArrayList<>();
        PROGRAMS.keySet().stream()
                .sorted()
                .filter(program -> onPath(environment, program).isEmpty())
                .forEach(program -> missing.add(program + " is " + PROGRAMS.get(program)));
        if (terraformProvider(environment).isEmpty()) {
            missing.add(
                    TERRAFORM_PROVIDER + " is version 5.100 of Terraform's AWS provider"
                            + " (releases.hashicorp.com/terraform-provider-aws); name its file by TF_AWS_PROVIDER or put it on the PATH");
        }
        VARIABLES.keySet().stream()
                .sorted()
                .filter(variable -> environment.getOrDefault(variable, "").isBlank())
                .forEach(variable -> missing.add(variable + " is " + VARIABLES.get(variable)));
        cluster(environment).ifPresent(missing::add);
        emulator(environment).ifPresent(missing::add);
        if (!Files.isReadable(JAR)) {
            missing.add(JAR + " is the operator itself; run `mvn package` before the tests");
        }
        return missing;
    }

    static Optional<Path> terraformProvider(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("TF_AWS_PROVIDER"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .or(() -> onPath(environment, TERRAFORM_PROVIDER));
    }

    /**
     * A PATH that begins with the folder given, in which the Terraform provider is now: of the variables by which a plugin could
     * find it, this one reaches it through a run.
     */
    public static String pathWithTerraformProvider(Path folder) throws IOException {
        Path link = folder.resolve(TERRAFORM_PROVIDER);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(
                link, terraformProvider(System.getenv()).orElseThrow().toAbsolutePath());
        return folder + File.pathSeparator + System.getenv("PATH");
    }

    static Optional<Path> onPath(Map<String, String> environment, String program) {
        return List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Optional<String> cluster(Map<String, String> environment) {
        String file = environment.getOrDefault("KUBECONFIG", "");
        return !file.isBlank() && Files.isReadable(Path.of(file))
                ? Optional.empty()
                : Optional.of(
                        "KUBECONFIG is the way to a Kubernetes API server that tests may write to; start one (kind,"
                                + " or kube-apiserver with etcd) and export the path of its kubeconfig");
    }

    /** Without it the tests would make things that cost money. */
    private static Optional<String> emulator(Map<String, String> environment) {
        String url = environment.getOrDefault("AWS_ENDPOINT_URL", "");
        return !url.isBlank() && answers(URI.create(url))
                ? Optional.empty()
                : Optional.of("AWS_ENDPOINT_URL is the address of an AWS emulator, and nothing answers at \"" + url
                        + "\"; start one (moto_server 5.2.1) and export its URL");
    }

    private static boolean answers(URI url) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), Math.toIntExact(CONNECT.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
