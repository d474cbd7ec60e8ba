package dev.greenroom.operator.real;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where an operator finds what is around it. Tests look at the real things; an operator may be sent through something that can
 * be cut.
 *
 * @param kubeconfig of the API server
 * @param aws endpoint of the AWS emulator
 */
public record Surroundings(Path kubeconfig, URI aws) {

    /** The real things themselves. */
    public static Surroundings real() {
        return new Surroundings(Path.of(System.getenv("KUBECONFIG")), URI.create(System.getenv("AWS_ENDPOINT_URL")));
    }

    Map<String, String> environment() {
        return Map.of("KUBECONFIG", kubeconfig.toString(), "AWS_ENDPOINT_URL", aws.toString());
    }
}
