package dev.greenroom.operator.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.greenroom.operator.cloud.PullRequestState;
import dev.greenroom.operator.github.Transport.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pull requests of one repository. The list of the open ones answers for most of them by a request or two, which cost
 * nothing while nothing has changed. One that is not on it is asked for by itself, for only that answer says closed: the list
 * may be older than a pull request, or have moved on between two of its pages.
 */
final class OpenPulls {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPulls.class);

    /** A repository with more than 2,000 open pull requests has the rest asked one by one. */
    private static final int MOST_PAGES = 20;

    private static final Duration KEPT = Duration.ofHours(1);

    private final String repository;
    private final Transport transport;
    private final Credentials credentials;

    private List<Page> pages = List.of();
    private Instant listed = Instant.MIN;
    private PullRequestState.Unknown trouble;
    private final Map<Integer, Single> singles = new HashMap<>();

    /** Of the credential that was asked with last; null: none yet. */
    private Budget budget;

    OpenPulls(String repository, Transport transport, Credentials credentials) {
        this.repository = repository;
        this.transport = transport;
        this.credentials = credentials;
    }

    /** A page of the list, and what it is asked for again by. */
    private record Page(String etag, Set<Integer> numbers, boolean more) {}

    /** An answer for one that is not on the list. */
    private record Single(PullRequestState state, Instant at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Pull(
            int number,
            String state,
            @JsonProperty("merged_at") String mergedAt) {}

    /** A question with what proves who asks. */
    private interface Question<T> {
        T ask(Access access) throws GithubException;
    }

    PullRequestState state(int number, Duration maxAge, Instant now) {
        Duration age = age(maxAge, now);
        if (!young(listed, age, now)) {
            list(now);
        }
        if (trouble != null) {
            return trouble;
        }
        if (pages.stream().anyMatch(page -> page.numbers().contains(number))) {
            return new PullRequestState.Open();
        }
        Single known = singles.get(number);
        return known != null && young(known.at(), age, now) ? known.state() : single(number, now);
    }

    private Duration age(Duration maxAge, Instant now) {
        return budget == null ? maxAge : budget.stretched(maxAge, now);
    }

    private static boolean young(Instant at, Duration age, Instant now) {
        return at.plus(age).isAfter(now);
    }

    private void list(Instant now) {
        PullRequestState.Unknown before = trouble;
        try {
            pages = allowed(this::read);
            trouble = null;
        } catch (GithubException e) {
            trouble = e.unknown();
        }
        listed = now;
        tell(before);
    }

    private List<Page> read(Access access) throws GithubException {
        List<Page> read = new ArrayList<>();
        boolean more = true;
        while (more && read.size() < MOST_PAGES) {
            Page known = read.size() < pages.size() ? pages.get(read.size()) : null;
            Reply reply = transport.get(
                    "/repos/" + repository + "/pulls?state=open&sort=created&per_page=100&page=" + (read.size() + 1),
                    known == null ? null : known.etag(),
                    access);
            Page page = reply.status() == Reply.NOT_MODIFIED && known != null ? known : page(reply);
            read.add(page);
            more = page.more();
        }
        return read;
    }

    private static Page page(Reply reply) throws GithubException {
        Set<Integer> open = Arrays.stream(reply.as(Pull[].class))
                .filter(pull -> "open".equals(pull.state()))
                .map(Pull::number)
                .collect(Collectors.toSet());
        return new Page(reply.header("etag").orElse(null), open, reply.hasNext());
    }

    private PullRequestState single(int number, Instant now) {
        PullRequestState state = singleOf(number);
        singles.values().removeIf(old -> !young(old.at(), KEPT, now));
        if (state instanceof PullRequestState.Closed) {
            // Not kept: it may be opened again, and whoever hears this deletes.
            singles.remove(number);
        } else {
            singles.put(number, new Single(state, now));
        }
        return state;
    }

    private PullRequestState singleOf(int number) {
        try {
            Pull pull = allowed(access -> transport
                    .get("/repos/" + repository + "/pulls/" + number, null, access)
                    .as(Pull.class));
            if (pull.number() == number && "closed".equals(pull.state())) {
                return new PullRequestState.Closed(pull.mergedAt() != null);
            }
            if (pull.number() == number && "open".equals(pull.state())) {
                return new PullRequestState.Open();
            }
            throw new GithubException(
                    "GithubUnexpected", "GitHub does not say whether " + repository + "#" + number + " is open");
        } catch (GithubException e) {
            LOG.info("{}#{}: {}", repository, number, e.getMessage());
            return e.unknown();
        }
    }

    /** A token may end early, and the App be installed anew: once more with another one. */
    private <T> T allowed(Question<T> question) throws GithubException {
        try {
            return asked(question);
        } catch (GithubException e) {
            if (!e.credentialsRefused()) {
                throw e;
            }
            credentials.refused(repository);
            return asked(question);
        }
    }

    private <T> T asked(Question<T> question) throws GithubException {
        Access access = credentials.access(repository);
        budget = access.budget();
        return question.ask(access);
    }

    private void tell(PullRequestState.Unknown before) {
        if (trouble != null && (before == null || !before.reason().equals(trouble.reason()))) {
            LOG.warn("whether pull requests of {} are open is not known: {}", repository, trouble.message());
        } else if (trouble == null && before != null) {
            LOG.info("whether pull requests of {} are open is known again", repository);
        }
    }
}
