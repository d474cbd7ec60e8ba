package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two wires between an operator and what is around it.
 *
 * @param aws carries the state backend as well
 * @param throughThem what the operator is told
 */
record Wires(Wire kubernetes, Wire aws, Surroundings throughThem) implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("(server: \"?)(https?://[^\\s\",}]+)");

    /**
     * Puts wires before the real things. The kubeconfig's user has to identify itself by a token: TLS ends at the wire.
     */
    static Wires string(Path folder) {
        Surroundings real = Surroundings.real();
        try {
            String kubeconfig = Files.readString(real.kubeconfig());
            Wire kubernetes = new Wire(URI.create(server(real)));
            Wire aws = new Wire(real.aws());
            Path file = Files.createDirectories(folder).resolve("kubeconfig");
            String through = SERVER.matcher(kubeconfig).replaceFirst("$1" + kubernetes.address());
            Files.writeString(file, through);
            return new Wires(kubernetes, aws, new Surroundings(file.toAbsolutePath(), aws.address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** URL of the API server. */
    static String server(Surroundings surroundings) {
        try {
            Matcher server = SERVER.matcher(Files.readString(surroundings.kubeconfig()));
            if (!server.find()) {
                throw new IllegalStateException(surroundings.kubeconfig() + " names no server");
            }
            return server.group(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kubernetes.close();
        aws.close();
    }
}
