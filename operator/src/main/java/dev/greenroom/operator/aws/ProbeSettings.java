package dev.greenroom.operator.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How endpoints are reached where the operator is not on the public Internet.
 *
 * @param caFile certificates in PEM that are trusted beside the platform's
 */
public record ProbeSettings(List<ConnectTo> connectTo, Optional<Path> caFile) {
    public ProbeSettings {
        connectTo = List.copyOf(connectTo);
    }
}
