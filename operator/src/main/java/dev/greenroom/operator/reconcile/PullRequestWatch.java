package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PullRequest;
import dev.greenroom.operator.cloud.PullRequestState;
import dev.greenroom.operator.cloud.PullRequests;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.stack.Inquiries;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the pull requests of previews are still open: asked of a new preview at once, and of all of them now and then. */
public final class PullRequestWatch {
    /** How long an answer counts. */
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** Previews of a repository share answers, so that theirs together cost little more than one's. */
    private static final Duration SHARED = EVERY.dividedBy(2);

    /** The same, for a preview that is new or that a person asks about. */
    private static final Duration SHARED_SOON = Duration.ofSeconds(30);

    /** How long a new preview waits for its first answer: to be available counts for more than to be tidy. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<PullRequests> host;
    private final Inquiries inquiries;
    private final Map<String, Question> asked = new ConcurrentHashMap<>();

    /** What was last asked for a preview. */
    private record Question(Inquiries.Key<PullRequestState> key, Instant since) {}

    /**
     * @param host empty: nobody is asked, and nothing follows
     * @param inquiries of its own, so that no question to AWS waits for one to the host
     */
    public PullRequestWatch(Optional<PullRequests> host, Inquiries inquiries) {
        this.host = host;
        this.inquiries = inquiries;
    }

    PullRequestNews news(String environment, PullRequest pullRequest, Instant now) {
        if (!answerable(pullRequest)) {
            return PullRequestNews.NONE;
        }
        Optional<Answer<PullRequestState>> answer = counting(key(environment, pullRequest), now);
        if (answer.isEmpty()) {
            return awaited(environment, pullRequest, now);
        }
        return answer.get() instanceof Answer.Answered<PullRequestState> answered
                        && answered.value() instanceof PullRequestState.Closed closed
                ? new PullRequestNews.Closed(name(pullRequest), closed.merged())
                : PullRequestNews.NONE;
    }

    private PullRequestNews awaited(String environment, PullRequest pullRequest, Instant now) {
        Question question = asked.get(environment);
        Instant since = question == null ? now : question.since();
        Duration patience = Duration.between(now, since.plus(PATIENCE));
        return patience.isNegative() || patience.isZero()
                ? PullRequestNews.NONE
                : new PullRequestNews.Awaited(name(pullRequest), patience);
    }

    /** Asks, unless there is an answer that counts and nobody wants a newer one. */
    void ask(String environment, PullRequest pullRequest, boolean nudged, Instant now) {
        if (!answerable(pullRequest)) {
            return;
        }
        Inquiries.Key<PullRequestState> key = key(environment, pullRequest);
        if (!inquiries.busy(key) && (nudged || counting(key, now).isEmpty())) {
            Duration maxAge = nudged || inquiries.answer(key).isEmpty() ? SHARED_SOON : SHARED;
            asked.put(environment, new Question(key, now));
            inquiries.ask(key, environment, () -> host.orElseThrow()
                    .state(pullRequest.repository(), pullRequest.number(), maxAge));
        }
    }

    /** What is known now counts no more: a pull request may be opened again while nobody asks. */
    void forget(String environment) {
        Question question = asked.remove(environment);
        if (question != null) {
            inquiries.forget(question.key());
        }
    }

    /** A spec that admission did not see may name no pull request, and has to be deleted all the same. */
    private boolean answerable(PullRequest pullRequest) {
        return host.isPresent()
                && pullRequest != null
                && pullRequest.repository() != null
                && pullRequest.number() != null;
    }

    private Optional<Answer<PullRequestState>> counting(Inquiries.Key<PullRequestState> key, Instant now) {
        return inquiries.answer(key).filter(answer -> answer.at().plus(EVERY).isAfter(now));
    }

    private static Inquiries.Key<PullRequestState> key(String environment, PullRequest pullRequest) {
        return new Inquiries.Key<>(environment + " of " + name(pullRequest));
    }

    private static String name(PullRequest pullRequest) {
        return pullRequest.repository() + "#" + pullRequest.number();
    }
}
