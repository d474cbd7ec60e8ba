package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.PullRequest;
import dev.greenroom.operator.cloud.PullRequestState;
import dev.greenroom.operator.stack.Inquiries;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PullRequestWatchTest {
    private static final String PREVIEW = "gp-api/gp-api-pr-7";
    private static final PullRequest SEVEN = new PullRequest("goodparty/gp-api", 7, null, null);
    private static final PullRequestNews CLOSED = new PullRequestNews.Closed("goodparty/gp-api#7", false);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<Duration> ages = new CopyOnWriteArrayList<>();
    private final Inquiries inquiries = new Inquiries(1, Clock.fixed(NOW, ZoneOffset.UTC), told::add);
    private final PullRequestWatch watch = new PullRequestWatch(Optional.of(this::closed), inquiries);

    private PullRequestState closed(String repository, int number, Duration maxAge) {
        ages.add(maxAge);
        return new PullRequestState.Closed(false);
    }

    @AfterEach
    void close() {
        inquiries.close();
    }

    private void answered(boolean nudged, Duration later) throws InterruptedException {
        watch.ask(PREVIEW, SEVEN, nudged, NOW.plus(later));
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(PREVIEW);
    }

    private PullRequestNews news(Duration later) {
        return watch.news(PREVIEW, SEVEN, NOW.plus(later));
    }

    @Test
    void withoutAHostNothingIsAskedAndNothingFollows() {
        PullRequestWatch off = new PullRequestWatch(Optional.empty(), inquiries);

        off.ask(PREVIEW, SEVEN, true, NOW);

        assertThat(off.news(PREVIEW, SEVEN, NOW)).isEqualTo(PullRequestNews.NONE);
        assertThat(told).isEmpty();
    }

    @Test
    void ofASpecThatNamesNoPullRequestNothingIsAsked() {
        PullRequest half = new PullRequest("goodparty/gp-api", null, null, null);
        for (PullRequest broken : Arrays.asList(null, half)) {
            watch.ask(PREVIEW, broken, true, NOW);

            assertThat(watch.news(PREVIEW, broken, NOW)).isEqualTo(PullRequestNews.NONE);
        }
        watch.forget(PREVIEW);
        assertThat(ages).isEmpty();
    }

    @Test
    void theFirstAnswerIsAwaitedForAFewSecondsFromTheQuestionOn() {
        CountDownLatch open = new CountDownLatch(1);
        PullRequestWatch silent =
                new PullRequestWatch(Optional.of((repository, number, age) -> after(open)), inquiries);
        assertThat(silent.news(PREVIEW, SEVEN, NOW)).isEqualTo(awaited(5));

        silent.ask(PREVIEW, SEVEN, false, NOW);
        silent.ask(PREVIEW, SEVEN, true, NOW.plusSeconds(3));

        assertThat(silent.news(PREVIEW, SEVEN, NOW.plusSeconds(3))).isEqualTo(awaited(2));
        assertThat(silent.news(PREVIEW, SEVEN, NOW.plusSeconds(5))).isEqualTo(PullRequestNews.NONE);
        open.countDown();
    }

    private static PullRequestNews awaited(int seconds) {
        return new PullRequestNews.Awaited("goodparty/gp-api#7", Duration.ofSeconds(seconds));
    }

    private static PullRequestState after(CountDownLatch open) {
        try {
            assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
            return new PullRequestState.Open();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerCountsForFiveMinutesAndIsThenAskedForAgain() throws InterruptedException {
        answered(false, Duration.ZERO);
        watch.ask(PREVIEW, SEVEN, false, NOW.plusSeconds(299));

        assertThat(news(Duration.ofSeconds(299))).isEqualTo(CLOSED);
        assertThat(news(Duration.ofMinutes(5))).isNotEqualTo(CLOSED);
        assertThat(ages).containsExactly(Duration.ofSeconds(30));

        answered(false, Duration.ofMinutes(5));
        assertThat(ages).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(150));
    }

    @Test
    void aPersonsWishIsAskedAtOnce() throws InterruptedException {
        answered(false, Duration.ZERO);
        answered(true, Duration.ofSeconds(1));

        assertThat(ages).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void whatIsForgottenDoesNotCount() throws InterruptedException {
        answered(false, Duration.ZERO);
        watch.forget(PREVIEW);

        assertThat(news(Duration.ZERO)).isInstanceOf(PullRequestNews.Awaited.class);
    }

    @Test
    void theAnswerForAnotherPullRequestDoesNotCount() throws InterruptedException {
        answered(false, Duration.ZERO);

        assertThat(watch.news(PREVIEW, new PullRequest("goodparty/gp-api", 8, null, null), NOW))
                .isInstanceOf(PullRequestNews.Awaited.class);
    }
}
