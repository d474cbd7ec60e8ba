package dev.greenroom.operator.github;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one credential may still ask, as GitHub's answers say ("Rate limits for the REST API"; "Best practices for using the
 * REST API"). Unknown until the first answer, and for ever where an Enterprise server has no limits.
 */
final class Budget {
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_ROW = 6;

    private long limit;
    private long remaining;
    private Instant reset = Instant.MIN;
    private Instant closedUntil = Instant.MIN;
    private int refusalsInARow;

    /** Takes in what an answer says of the limits. */
    void heard(Reply reply, Instant now) {
        OptionalLong of = reply.number("x-ratelimit-limit");
        OptionalLong left = reply.number("x-ratelimit-remaining");
        OptionalLong until = reply.number("x-ratelimit-reset");
        if (of.isPresent() && left.isPresent() && until.isPresent()) {
            limit = of.getAsLong();
            remaining = left.getAsLong();
            reset = atMost(Instant.ofEpochSecond(Math.min(until.getAsLong(), Integer.MAX_VALUE)), now);
        }
        if (reply.limited()) {
            closedUntil = atMost(refusedUntil(reply, now), now);
            refusalsInARow++;
        } else {
            refusalsInARow = 0;
        }
    }

    private Instant refusedUntil(Reply reply, Instant now) {
        Optional<Instant> stated = reply.header("retry-after").flatMap(text -> retryAfter(text, now));
        if (stated.isPresent()) {
            return stated.get();
        }
        if (reply.number("x-ratelimit-remaining").orElse(1) == 0 && reset.isAfter(now)) {
            return reset;
        }
        return now.plus(SHORTEST_PAUSE.multipliedBy(1L << Math.min(refusalsInARow, LONGEST_ROW)));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private static Optional<Instant> retryAfter(String text, Instant now) {
        try {
            return Optional.of(now.plusSeconds(Math.min(Integer.parseInt(text.strip()), LONGEST_PAUSE.toSeconds())));
        } catch (NumberFormatException e) {
            try {
                return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException other) {
                return Optional.empty();
            }
        }
    }

    /** A limit's window is an hour; a later time is a clock that goes wrong. */
    private static Instant atMost(Instant at, Instant now) {
        Instant last = now.plus(LONGEST_PAUSE);
        return at.isAfter(last) ? last : at;
    }

    /**
     * @throws GithubException nothing may be asked now; it says until when
     */
    void refuseIfClosed(Instant now) throws GithubException {
        boolean spent = limit > 0 && remaining == 0 && reset.isAfter(closedUntil);
        Instant until = spent ? reset : closedUntil;
        if (until.isAfter(now)) {
            throw new GithubException(
                    "GithubRateLimited",
                    "GitHub's limit of requests is reached, and it is asked again after "
                            + until.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** The same age while plenty is left, and the longer the less is: others may use the credential as well. */
    Duration stretched(Duration age, Instant now) {
        if (limit <= 0 || !reset.isAfter(now) || remaining * 2 >= limit) {
            return age;
        }
        if (remaining * 4 >= limit) {
            return age.multipliedBy(2);
        }
        return age.multipliedBy(remaining * 10 >= limit ? 4 : 10);
    }
}
