package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.stack.StackClaims;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The environment variables of the CLI and, through it, of its plugins: a short list of the operator's, and fixed ones. */
final class CliEnvironment {
    /** The CLI and all its plugins have it: a run's processes are known by it. */
    static final String USER = "USER";

    static final String TMPDIR = "TMPDIR";

    private static final Set<String> PASSED = Set.of(
            "PATH",
            "HOME",
            PulumiSettings.PASSPHRASE,
            PulumiSettings.PASSPHRASE_FILE,
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "LANG",
            "TZ");

    private CliEnvironment() {}

    /**
     * @param runId lands in the stack's lock as the user name
     */
    static Map<String, String> of(PulumiSettings settings, String runId, RunFolder folder) {
        Map<String, String> environment = new TreeMap<>();
        settings.environment().forEach((name, value) -> {
            if (PASSED.contains(name) || name.startsWith("AWS_")) {
                environment.put(name, value);
            }
        });
        environment.put(USER, StackClaims.userOf(runId));
        environment.putIfAbsent("HOME", folder.path().toString());
        environment.put(TMPDIR, folder.temporary().toString());
        environment.put("PULUMI_HOME", folder.pulumiHome().toString());
        environment.put("PULUMI_BACKEND_URL", settings.backendUrl());
        environment.putAll(FIXED);
        return environment;
    }

    private static final Map<String, String> FIXED = Map.of(
            "PULUMI_SKIP_UPDATE_CHECK", "true",
            // a run never downloads: plugins are part of the image, and a missing one is a clear failure
            "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true",
            // a run's folder starts without Pulumi.STACK.yaml: without this, a stack of a KMS key would silently go
            // over to a passphrase
            "PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER", "true",
            "PULUMI_DEBUG_COMMANDS", "true", // has the option --event-log
            "PULUMI_EXPERIMENTAL", "false",
            "NO_COLOR", "true");
}
