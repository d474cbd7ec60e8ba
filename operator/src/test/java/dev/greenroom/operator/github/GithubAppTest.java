package dev.greenroom.operator.github;

import static dev.greenroom.operator.github.RecordedGithub.PULLS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.operator.cloud.PullRequestState;
import dev.greenroom.operator.cloud.PullRequestState.Open;
import dev.greenroom.operator.cloud.PullRequestState.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As a GitHub App, on recorded answers. */
@Timeout(60)
class GithubAppTest {
    private static final String INSTALLATION = "GET /repos/goodparty/gp-api/installation";
    private static final String TOKEN = "POST /app/installations/7101/access_tokens";
    private static final String FIRST = "Bearer ghs_firstCanary0123456789";
    private static final String SECOND = "Bearer ghs_secondCanary0123456789";
    private static final Duration AGE = Duration.ofMinutes(2);

    /** What stands before the PKCS#1 key in the JDK's PKCS#8 of a key of 2048 bits. */
    private static final int PKCS8_HEADER = 26;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private KeyPair keys;
    private RecordedGithub github;
    private GithubPullRequests pullRequests;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        github = new RecordedGithub();
        github.answers(INSTALLATION, "installation")
                .answers(TOKEN, "access-token", "access-token-renewed")
                .answers(PULLS + 1, "pulls-open");
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        pullRequests = app("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length));
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private GithubPullRequests app(String kind, byte[] der) throws IOException {
        String pem = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
        return app(Files.writeString(folder.resolve("key.pem"), pem));
    }

    private GithubPullRequests app(Path key) {
        return new GithubPullRequests(new GithubSettings(github.url(), "4711", key, null), clock);
    }

    private PullRequestState state() {
        return pullRequests.state("goodparty/gp-api", 7, AGE);
    }

    private String authorization(int request) {
        return github.asked().get(request).headers().getFirst("Authorization");
    }

    private String lastAuthorization() {
        return authorization(github.asked().size() - 1);
    }

    @Test
    void anInstallationsTokenIsMadeOnceAndMayOnlyReadPullRequests() {
        assertThat(state()).isEqualTo(new Open());
        clock.forward(AGE);
        assertThat(state()).isEqualTo(new Open());

        assertThat(github.questions()).containsExactly(INSTALLATION, TOKEN, PULLS + 1, PULLS + 1);
        assertThat(github.asked().get(1).body()).isEqualTo("{\"permissions\":{\"pull_requests\":\"read\"}}");
        assertThat(authorization(2)).isEqualTo(FIRST);
        assertThat(authorization(3)).isEqualTo(FIRST);
    }

    @Test
    void theAppProvesItselfByWhatItsKeySigned() throws IOException, GeneralSecurityException {
        state();

        isSigned(authorization(0));
        isSigned(authorization(1));
    }

    @Test
    void aKeyInPkcs8DoesAsWell() throws IOException, GeneralSecurityException {
        pullRequests = app("PRIVATE KEY", keys.getPrivate().getEncoded());

        assertThat(pullRequests.problem()).isEmpty();
        assertThat(state()).isEqualTo(new Open());
        isSigned(authorization(0));
    }

    private void isSigned(String authorization) throws IOException, GeneralSecurityException {
        String[] jwt = authorization.substring("Bearer ".length()).split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
        assertThat(json(jwt[0])).hasToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        JsonNode claims = json(jwt[1]);
        Instant now = clock.instant();
        assertThat(claims.get("iss").asText()).isEqualTo("4711");
        assertThat(claims.get("iat").asLong()).isEqualTo(now.minusSeconds(60).getEpochSecond());
        assertThat(claims.get("exp").asLong())
                .isBetween(now.getEpochSecond(), now.plusSeconds(600).getEpochSecond());
    }

    private static JsonNode json(String base64) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(base64));
    }

    @Test
    void aTokenIsRenewedBeforeItExpires() {
        state();
        clock.forward(Duration.ofMinutes(54));
        state();
        assertThat(lastAuthorization()).isEqualTo(FIRST);

        clock.forward(AGE);
        assertThat(state()).isEqualTo(new Open());
        assertThat(lastAuthorization()).isEqualTo(SECOND);
        assertThat(github.questions()).filteredOn(TOKEN::equals).hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedIsMadeAnewOnce() {
        state();
        github.answers(PULLS + 1, "bad-credentials", "pulls-open");
        clock.forward(AGE);

        assertThat(state()).isEqualTo(new Open());
        assertThat(lastAuthorization()).isEqualTo(SECOND);

        github.answers(PULLS + 1, "bad-credentials");
        clock.forward(AGE);
        int before = github.asked().size();
        assertThat(state()).isInstanceOf(Unknown.class);
        assertThat(github.asked().size() - before).isEqualTo(4);
    }

    @Test
    void twoRepositoriesOfAnAccountShareItsToken() {
        github.answers("GET /repos/goodparty/gp-web/installation", "installation")
                .answers(PULLS.replace("gp-api", "gp-web") + 1, "pulls-open");
        state();

        assertThat(pullRequests.state("goodparty/gp-web", 124, AGE)).isEqualTo(new Open());
        assertThat(github.questions()).filteredOn(TOKEN::equals).hasSize(1);
        assertThat(lastAuthorization()).isEqualTo(FIRST);
    }

    @Test
    void whereTheAppIsNotInstalledNothingFollows() {
        github.answers(INSTALLATION, "not-found");

        assertThat(state()).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo("GithubNotFound");
            assertThat(unknown.message()).contains("/repos/goodparty/gp-api/installation");
        });
        state();
        assertThat(github.questions()).containsExactly(INSTALLATION);
    }

    @Test
    void anAppThatMayNotReadPullRequestsIsTrouble() {
        github.answers(TOKEN, "forbidden");

        assertThat(state()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "-----BEGIN RSA PRIVATE KEY-----\nY2FuYXJ5\n-----END RSA PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n=canary=\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nY2FuYXJ5\n-----END EC PRIVATE KEY-----\n"
            })
    void aFileThatHoldsNoKeyIsToldAtTheStartWithoutWhatItHolds(String content) throws IOException {
        Path key = Files.writeString(folder.resolve("other.pem"), content);

        assertThat(app(key).problem()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("GREENROOM_GITHUB_PRIVATE_KEY_FILE: " + key + " holds no RSA private key in PEM")
                .doesNotContain("canary", "Y2FuYXJ5"));
    }
}
