package dev.greenroom.operator.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.greenroom.operator.github.Transport.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** A GitHub App: each account that installed it gives its own tokens, which last an hour. */
final class AppInstallations implements Credentials {
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(5);
    private static final Duration FOUND_AGAIN_AFTER = Duration.ofHours(1);

    /** Less than the App may have: a token that leaks can only read pull requests. */
    private static final String READ_PULL_REQUESTS = "{\"permissions\":{\"pull_requests\":\"read\"}}";

    private final String appId;
    private final SecretFile privateKey;
    private final Transport transport;
    private final Clock clock;
    private final Budget budget = new Budget();
    private final Map<String, Installed> installed = new HashMap<>();
    private final Map<Long, Token> tokens = new HashMap<>();
    private final Map<Long, Budget> budgets = new HashMap<>();

    AppInstallations(String appId, SecretFile privateKey, Transport transport, Clock clock) {
        this.appId = appId;
        this.privateKey = privateKey;
        this.transport = transport;
        this.clock = clock;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Installation(long id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record NewToken(
            String token, @JsonProperty("expires_at") String expiresAt) {
        String usableToken() throws GithubException {
            if (token == null || !Access.isToken(token)) {
                throw unusable();
            }
            return token;
        }

        Instant expires() throws GithubException {
            try {
                return Instant.parse(String.valueOf(expiresAt));
            } catch (DateTimeParseException e) {
                throw unusable();
            }
        }

        private static GithubException unusable() {
            return new GithubException("GithubUnexpected", "GitHub made a token that cannot be used");
        }
    }

    /** Which installation has a repository; that may change, by a transfer or a new installation. */
    private record Installed(long id, Instant found) {}

    private record Token(Access access, Instant expires) {}

    @Override
    public Access access(String repository) throws GithubException {
        long installation = installationOf(repository);
        Token token = tokens.get(installation);
        if (token == null || !token.expires().minus(RENEWED_BEFORE).isAfter(clock.instant())) {
            refused(repository);
            token = token(installation);
            installed.put(repository, new Installed(installation, clock.instant()));
            tokens.put(installation, token);
        }
        return token.access();
    }

    @Override
    public void refused(String repository) {
        Installed known = installed.remove(repository);
        if (known != null) {
            tokens.remove(known.id());
        }
    }

    private long installationOf(String repository) throws GithubException {
        Installed known = installed.get(repository);
        if (known == null || !known.found().plus(FOUND_AGAIN_AFTER).isAfter(clock.instant())) {
            installed.remove(repository);
            known = new Installed(installation(repository), clock.instant());
            installed.put(repository, known);
        }
        return known.id();
    }

    private long installation(String repository) throws GithubException {
        return transport
                .get("/repos/" + repository + "/installation", null, asApp())
                .as(Installation.class)
                .id();
    }

    private Token token(long installation) throws GithubException {
        NewToken made = transport
                .post("/app/installations/" + installation + "/access_tokens", READ_PULL_REQUESTS, asApp())
                .as(NewToken.class);
        Budget own = budgets.computeIfAbsent(installation, id -> new Budget());
        return new Token(new Access(made.usableToken(), own), made.expires());
    }

    private Access asApp() throws GithubException {
        return new Access(AppKey.read(privateKey).jwt(appId, clock.instant()), budget);
    }
}
