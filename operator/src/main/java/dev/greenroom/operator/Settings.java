package dev.greenroom.operator;

import dev.greenroom.operator.github.GithubSettings;
import dev.greenroom.operator.reconcile.Tempo;
import dev.greenroom.operator.stack.orphan.OrphanRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The operator's settings, read once from environment variables {@code GREENROOM_*}. AWS's and Pulumi's own variables work as
 * their vendors document them.
 *
 * @param clusterId tells this operator's things from those of others in the same account
 * @param backendUrl where Pulumi's state is
 * @param secretsProvider of new stacks: passphrase, or awskms://KEY
 * @param region of previews that state none; null: they must
 * @param namespaces that are watched; empty: all
 * @param tenantsFile null: single-tenant
 * @param maxConcurrentRuns 0: as many as the memory allows
 * @param httpPort of probes and metrics; 0: any that is free
 * @param orphans what is done about environments without a custom resource
 * @param probeConnectTo as curl's {@code --connect-to}; null: probes go to the load balancer
 * @param driftInterval between two comparisons of AWS with what was made there; zero: only when a person asks
 * @param probeCaFile PEM file of one more certificate authority that probes trust; null: none
 * @param github how it is asked whether pull requests are open
 * @param runTimes how long runs may take, and how long they may go on when the process is to end
 * @param environment all variables, for Pulumi's CLI
 */
record Settings(
        String clusterId,
        String backendUrl,
        String secretsProvider,
        String region,
        Set<String> namespaces,
        Path tenantsFile,
        int maxConcurrentRuns,
        int httpPort,
        boolean leaderElection,
        OrphanRules orphans,
        String probeConnectTo,
        Path probeCaFile,
        GithubSettings github,
        Duration driftInterval,
        RunTimes runTimes,
        Map<String, String> environment) {
    static final String PREFIX = "GREENROOM_";

    /** Names of all variables, without the prefix. Those of logging are read by logback.xml. */
    static final Set<String> NAMES = Set.of(
            "CLUSTER_ID",
            "BACKEND_URL",
            "SECRETS_PROVIDER",
            "REGION",
            "NAMESPACES",
            "TENANTS_FILE",
            "MAX_CONCURRENT_RUNS",
            "HTTP_PORT",
            "LEADER_ELECTION",
            "ORPHANS",
            "ORPHANS_GRACE",
            "PROBE_CONNECT_TO",
            "PROBE_CA_FILE",
            "GITHUB_URL",
            "GITHUB_APP_ID",
            "GITHUB_PRIVATE_KEY_FILE",
            "GITHUB_TOKEN_FILE",
            "DRIFT_INTERVAL",
            "RUN_DEADLINE",
            "SHUTDOWN_GRACE",
            "LOG_LEVEL",
            "LOG_FORMAT");

    static final String CLUSTER_ID_IS = "1 to 20 of a-z, 0-9 and -, one for each operator in an AWS account";

    private static final Pattern CLUSTER_ID = Pattern.compile("[a-z0-9-]{1,20}");
    private static final int MAX_PORT = 65_535;
    private static final int MAX_RUNS = 1_000;

    /** The settings are wrong; one sentence for each. */
    static final class SettingsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SettingsException(List<String> problems) {
            super(String.join("\n", problems));
        }
    }

    static Settings fromEnvironment() {
        return from(System.getenv());
    }

    static Settings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        reader.unknown();
        Settings settings = new Settings(
                reader.matching("CLUSTER_ID", CLUSTER_ID, CLUSTER_ID_IS),
                reader.required("BACKEND_URL", "s3://BUCKET?region=REGION or file:///FOLDER"),
                reader.text("SECRETS_PROVIDER").orElse("passphrase"),
                region(reader),
                reader.names("NAMESPACES"),
                reader.file("TENANTS_FILE"),
                reader.number("MAX_CONCURRENT_RUNS", 0, MAX_RUNS),
                reader.text("HTTP_PORT").isEmpty() ? 8080 : reader.number("HTTP_PORT", 0, MAX_PORT),
                reader.flag("LEADER_ELECTION"),
                OrphanRules.of(
                        reader.oneOf("ORPHANS", Set.of("Report", "Remove"))
                                .filter("Remove"::equals)
                                .isPresent(),
                        reader.duration("ORPHANS_GRACE").orElse(OrphanRules.DEFAULT_GRACE)),
                reader.text("PROBE_CONNECT_TO").orElse(null),
                reader.file("PROBE_CA_FILE"),
                github(reader),
                reader.interval("DRIFT_INTERVAL", Tempo.DEFAULT.compare()),
                RunTimes.of(reader),
                Map.copyOf(environment));
        reader.oneOf("LOG_FORMAT", Set.of("json", "text"));
        if (!reader.problems().isEmpty()) {
            throw new SettingsException(reader.problems());
        }
        return settings;
    }

    private static GithubSettings github(SettingsReader reader) {
        GithubSettings github = new GithubSettings(
                reader.text("GITHUB_URL").orElse(null),
                reader.text("GITHUB_APP_ID").orElse(null),
                reader.file("GITHUB_PRIVATE_KEY_FILE"),
                reader.file("GITHUB_TOKEN_FILE"));
        reader.problems().addAll(github.problems());
        return github;
    }

    /** Where runs keep their files while they last. */
    static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** The region alone, for who needs no other setting; null: none is set. */
    static String regionOfEnvironment() {
        return region(new SettingsReader(System.getenv()));
    }

    static boolean isClusterId(String text) {
        return CLUSTER_ID.matcher(text).matches();
    }

    private static String region(SettingsReader reader) {
        return reader.text("REGION").orElse(reader.variable("AWS_REGION"));
    }

    /** What is in force, for one line at the start; no variable of others, which may be secret. */
    String summary() {
        return String.format(
                "clusterId=%s backend=%s secretsProvider=%s region=%s namespaces=%s tenants=%s github=%s httpPort=%d "
                        + "leaderElection=%s orphans=%s",
                clusterId,
                withoutUserInfo(backendUrl),
                secretsProvider,
                region == null ? "none" : region,
                namespaces.isEmpty() ? "all" : String.join(",", namespaces),
                tenantsFile == null ? "single-tenant" : tenantsFile.toString(),
                github.summary(),
                httpPort,
                leaderElection,
                orphans.remove() ? "Remove after " + orphans.grace() : "Report");
    }

    private static String withoutUserInfo(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    boolean keepsStateInS3() {
        return "s3".equals(URI.create(backendUrl).getScheme());
    }
}
