package dev.greenroom.operator.pulumi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the engine needs to know of its surroundings.
 *
 * @param backendUrl where the state is, such as {@code s3://bucket?region=us-west-2} or {@code file:///folder}
 * @param secretsProvider of new stacks: {@code passphrase}, or a URL such as {@code awskms://alias/greenroom}
 * @param plugins PULUMI_HOME with plugins; null: they are on the PATH
 * @param folders under which every run has a folder of its own while it lasts
 * @param deadline after which an operation is stopped
 * @param grace between asking the CLI to stop and killing it
 * @param environment of the operator; only what the CLI and its plugins need of it reaches them
 */
public record PulumiSettings(
        String backendUrl,
        String secretsProvider,
        Path plugins,
        Path folders,
        Duration deadline,
        Duration grace,
        Map<String, String> environment) {
    static final String PASSPHRASE = "PULUMI_CONFIG_PASSPHRASE";
    static final String PASSPHRASE_FILE = "PULUMI_CONFIG_PASSPHRASE_FILE";

    public PulumiSettings {
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** What is wrong with the settings, in a sentence; empty: nothing. */
    public Optional<String> problem() {
        if (!backendUrl.startsWith("s3://") && !backendUrl.startsWith("file://")) {
            return Optional.of("the state backend has to be s3://BUCKET or file:///FOLDER, not " + backendUrl);
        }
        if (!secretsProvider.equals("passphrase")) {
            return secretsProvider.startsWith("awskms://")
                    ? Optional.empty()
                    : Optional.of("the secrets provider has to be passphrase or awskms://KEY, not " + secretsProvider);
        }
        boolean given = !environment.getOrDefault(PASSPHRASE, "").isBlank()
                || !environment.getOrDefault(PASSPHRASE_FILE, "").isBlank();
        return given
                ? Optional.empty()
                : Optional.of("the state would be encrypted with an empty passphrase: set " + PASSPHRASE + " or "
                        + PASSPHRASE_FILE + ", or a KMS key as secrets provider");
    }

    @Override
    public String toString() {
        return "PulumiSettings[" + backendUrl + ", " + secretsProvider + "]"; // the environment holds secrets
    }
}
