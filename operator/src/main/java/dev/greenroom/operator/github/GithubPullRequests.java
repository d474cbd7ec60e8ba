package dev.greenroom.operator.github;

import dev.greenroom.operator.cloud.PullRequestState;
import dev.greenroom.operator.cloud.PullRequests;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks GitHub. One request at a time, as its "Best practices for using the REST API" ask for. */
public final class GithubPullRequests implements PullRequests {
    /** The names go into addresses. */
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/(?!\\.{1,2}$)[A-Za-z0-9_.-]+");

    private final GithubSettings settings;
    private final Transport transport;
    private final Credentials credentials;
    private final Clock clock;
    private final Map<String, OpenPulls> repositories = new HashMap<>();

    /**
     * @param settings that have no problems, and say how to ask
     */
    public GithubPullRequests(GithubSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.transport = new Transport(settings.base(), clock);
        this.credentials = settings.tokenFile() == null
                ? new AppInstallations(settings.appId(), new SecretFile(settings.privateKeyFile()), transport, clock)
                : new TokenFile(new SecretFile(settings.tokenFile()));
    }

    /** A sentence on what makes asking impossible from the start; empty: nothing that is seen without asking. */
    public Optional<String> problem() {
        try {
            if (settings.privateKeyFile() != null) {
                AppKey.read(new SecretFile(settings.privateKeyFile()));
            }
            return Optional.empty();
        } catch (GithubException e) {
            return Optional.of("GREENROOM_GITHUB_PRIVATE_KEY_FILE: " + e.getMessage());
        }
    }

    @Override
    public synchronized PullRequestState state(String repository, int number, Duration maxAge) {
        if (!REPOSITORY.matcher(repository).matches()) {
            return new PullRequestState.Unknown("GithubNotFound", "no repository of GitHub can be called that");
        }
        return repositories
                .computeIfAbsent(
                        repository.toLowerCase(Locale.ROOT), name -> new OpenPulls(name, transport, credentials))
                .state(number, maxAge, clock.instant());
    }
}
