package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.operator.Settings.SettingsException;
import dev.greenroom.operator.github.GithubSettings;
import dev.greenroom.operator.stack.orphan.OrphanRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String BACKEND = "s3://state?region=us-west-2";

    private static Settings with(String... pairs) {
        Map<String, String> environment =
                new TreeMap<>(Map.of("GREENROOM_CLUSTER_ID", "dev", "GREENROOM_BACKEND_URL", BACKEND));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.from(environment);
    }

    @Test
    void twoSettingsAreNeededAndTheOthersHaveDefaults() {
        Settings settings = with();

        assertThat(settings)
                .isEqualTo(new Settings(
                        "dev",
                        BACKEND,
                        "passphrase",
                        null,
                        java.util.Set.of(),
                        null,
                        0,
                        8080,
                        false,
                        OrphanRules.of(false, Duration.ofHours(24)),
                        null,
                        null,
                        GithubSettings.OFF,
                        Duration.ofMinutes(30),
                        new RunTimes(Duration.ofMinutes(45), Duration.ofSeconds(90)),
                        Map.of("GREENROOM_CLUSTER_ID", "dev", "GREENROOM_BACKEND_URL", BACKEND)));
        assertThat(settings.keepsStateInS3()).isTrue();
        assertThat(with("GREENROOM_BACKEND_URL", "file:///state").keepsStateInS3())
                .isFalse();
    }

    @Test
    void allSettingsAreRead(@TempDir Path folder) throws IOException {
        Path tenants = Files.createFile(folder.resolve("tenants.yaml"));
        Path authority = Files.createFile(folder.resolve("ca.pem"));

        Settings settings = with(
                "GREENROOM_SECRETS_PROVIDER", "awskms://alias/greenroom",
                "GREENROOM_REGION", "eu-central-1",
                "GREENROOM_NAMESPACES", "gp-api , gp-web,",
                "GREENROOM_TENANTS_FILE", tenants.toString(),
                "GREENROOM_MAX_CONCURRENT_RUNS", "4",
                "GREENROOM_HTTP_PORT", "0",
                "GREENROOM_LEADER_ELECTION", "true",
                "GREENROOM_ORPHANS", "Remove",
                "GREENROOM_ORPHANS_GRACE", "3d",
                "GREENROOM_PROBE_CONNECT_TO", "::127.0.0.1:8443",
                "GREENROOM_PROBE_CA_FILE", authority.toString(),
                "GREENROOM_DRIFT_INTERVAL", "2h",
                "GREENROOM_RUN_DEADLINE", "30m",
                "GREENROOM_SHUTDOWN_GRACE", "240s");

        assertThat(settings.secretsProvider()).isEqualTo("awskms://alias/greenroom");
        assertThat(settings.region()).isEqualTo("eu-central-1");
        assertThat(settings.namespaces()).containsExactly("gp-api", "gp-web");
        assertThat(settings.tenantsFile()).isEqualTo(tenants);
        assertThat(settings.maxConcurrentRuns()).isEqualTo(4);
        assertThat(settings.httpPort()).isZero();
        assertThat(settings.leaderElection()).isTrue();
        assertThat(settings.orphans()).isEqualTo(OrphanRules.of(true, Duration.ofDays(3)));
        assertThat(settings.probeConnectTo()).isEqualTo("::127.0.0.1:8443");
        assertThat(settings.probeCaFile()).isEqualTo(authority);
        assertThat(settings.driftInterval()).isEqualTo(Duration.ofHours(2));
        assertThat(with("GREENROOM_DRIFT_INTERVAL", "0").driftInterval()).isZero();
        assertThat(settings.runTimes()).isEqualTo(new RunTimes(Duration.ofMinutes(30), Duration.ofMinutes(4)));
        assertThat(settings.runTimes().cliGrace()).isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void githubIsAskedAsAnAppOrByAToken(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hush");

        Settings app = with("GREENROOM_GITHUB_APP_ID", "4711", "GREENROOM_GITHUB_PRIVATE_KEY_FILE", secret.toString());
        Settings token = with(
                "GREENROOM_GITHUB_TOKEN_FILE",
                secret.toString(),
                "GREENROOM_GITHUB_URL",
                "https://github.example.com/api/v3/");

        assertThat(app.github()).isEqualTo(new GithubSettings(null, "4711", secret, null));
        assertThat(token.github().tokenFile()).isEqualTo(secret);
        assertThat(app.summary()).contains("github=api.github.com as app 4711 ");
        assertThat(token.summary())
                .contains("github=github.example.com by token ")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APP_ID=1 TOKEN_FILE=F | GREENROOM_GITHUB_TOKEN_FILE is set beside GREENROOM_GITHUB_APP_ID",
                "PRIVATE_KEY_FILE=F TOKEN_FILE=F | it has to be either a token or an App",
                "APP_ID=1 | make an App together, and only the former is set",
                "PRIVATE_KEY_FILE=F | make an App together, and only the latter is set",
                "APP_ID=a/b PRIVATE_KEY_FILE=F | is \"a/b\"; it has to be the App's id or its client id",
                "TOKEN_FILE=/nowhere | GREENROOM_GITHUB_TOKEN_FILE is \"/nowhere\", and no such file can be read",
                "URL=https://github.example.com/api/v3 | neither GREENROOM_GITHUB_TOKEN_FILE nor GREENROOM_GITHUB_APP_ID",
                "TOKEN_FILE=F URL=http://github.example.com | GREENROOM_GITHUB_URL is not the address of a REST API",
                "TOKEN_FILE=F URL=https://user:pass@github.example.com | it has to be https://api.github.com or https://HOST/api/v3",
                "TOKEN_FILE=F URL=https://a_b/?x=1 | it has to be https://api.github.com or https://HOST/api/v3",
            })
    void whatDoesNotSayHowToAskGithubIsRefusedInOneSentence(String pairs, String sentence, @TempDir Path folder)
            throws IOException {
        Path file = Files.createFile(folder.resolve("f"));
        String[] environment = Stream.of(pairs.split(" ", -1))
                .flatMap(pair -> Stream.of(
                        "GREENROOM_GITHUB_" + pair.substring(0, pair.indexOf('=')),
                        pair.endsWith("=F") ? file.toString() : pair.substring(pair.indexOf('=') + 1)))
                .toArray(String[]::new);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> with(environment))
                .satisfies(refusal -> assertThat(refusal.getMessage().lines())
                        .singleElement()
                        .asString()
                        .contains(sentence));
    }

    @Test
    void theRegionIsThatOfAwsUnlessItIsSet() {
        assertThat(with("AWS_REGION", "us-east-2").region()).isEqualTo("us-east-2");
        assertThat(with("AWS_REGION", "us-east-2", "GREENROOM_REGION", "us-west-2")
                        .region())
                .isEqualTo("us-west-2");
        assertThat(with("GREENROOM_REGION", " ").region()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GREENROOM_CLUSTER_ID         | Dev_1     | it has to be 1 to 20 of a-z, 0-9 and -",
                "GREENROOM_CLUSTER_ID         | aaaaaaaaaaaaaaaaaaaaa | it has to be 1 to 20",
                "GREENROOM_CLUSTER_ID         | ' '       | is not set; it has to be 1 to 20",
                "GREENROOM_BACKEND_URL        | ' '       | is not set; it has to be s3://BUCKET?region=REGION or file:///FOLDER",
                "GREENROOM_MAX_CONCURRENT_RUNS| many      | is \"many\"; it has to be a number from 0 to 1000",
                "GREENROOM_MAX_CONCURRENT_RUNS| -1        | it has to be a number from 0 to 1000",
                "GREENROOM_HTTP_PORT          | 65536     | it has to be a number from 0 to 65535",
                "GREENROOM_LEADER_ELECTION    | yes       | is \"yes\"; it has to be true or false",
                "GREENROOM_DRIFT_INTERVAL     | 30        | is \"30\"; it has to be 0 or a time such as 30m, 12h or 1d",
                "GREENROOM_DRIFT_INTERVAL     | 0m        | it has to be 0 or a time such as 30m",
                "GREENROOM_RUN_DEADLINE       | 9m        | is \"9m\"; it has to be a whole number with unit s, m or h, from 600s to 3300s",
                "GREENROOM_RUN_DEADLINE       | 56m       | it has to be a whole number with unit s, m or h, from 600s to 3300s",
                "GREENROOM_SHUTDOWN_GRACE     | 90        | is \"90\"; it has to be a whole number with unit s, m or h, from 20s to 3600s",
                "GREENROOM_ORPHANS            | remove    | is \"remove\"; it has to be Remove or Report",
                "GREENROOM_ORPHANS_GRACE      | P1D       | it has to be a whole number with unit m, h or d, such as 24h",
                "GREENROOM_ORPHANS_GRACE      | 0h        | it has to be a whole number with unit m, h or d, such as 24h",
                "GREENROOM_LOG_FORMAT         | xml       | is \"xml\"; it has to be json or text",
                "GREENROOM_TENANTS_FILE       | /nowhere  | is \"/nowhere\", and no such file can be read",
                "GREENROOM_PROBE_CA_FILE      | /nowhere  | is \"/nowhere\", and no such file can be read",
                "GREENROOM_TENANT_FILE        | /x        | is no setting; the settings are GREENROOM_BACKEND_URL, GREENROOM_CLUSTER_ID",
            })
    void aWrongSettingIsRefusedByNameValueAndWhatIsAllowed(String name, String value, String sentence) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> with(name, value))
                .withMessageStartingWith(name)
                .withMessageContaining(sentence);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.from(Map.of("GREENROOM_HTTP_PORT", "http")))
                .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(3));
    }

    @Test
    void theSummaryTellsWhatIsInForceAndNoSecret() {
        String summary = with("PULUMI_CONFIG_PASSPHRASE", "hush", "AWS_SECRET_ACCESS_KEY", "hush")
                .summary();

        assertThat(summary)
                .isEqualTo("clusterId=dev backend=s3://state secretsProvider=passphrase region=none namespaces=all "
                        + "tenants=single-tenant github=off httpPort=8080 leaderElection=false orphans=Report");
    }
}
