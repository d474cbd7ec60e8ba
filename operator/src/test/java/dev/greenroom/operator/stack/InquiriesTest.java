package dev.greenroom.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InquiriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Inquiries.Key<Integer> SIZE = new Inquiries.Key<>("size");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Inquiries inquiries = new Inquiries(2, Clock.fixed(NOW, ZoneOffset.UTC), told::add);

    @AfterEach
    void close() {
        inquiries.close();
    }

    @Test
    void anAnswerIsKeptAndTheListenerHearsOfIt() throws InterruptedException {
        inquiries.ask(SIZE, "team/a", () -> 7);

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("team/a");
        assertThat(inquiries.answer(SIZE)).contains(new Answer.Answered<>(7, NOW));
        assertThat(inquiries.busy(SIZE)).isFalse();
    }

    @Test
    void aRefusalIsAnAnswer() throws InterruptedException {
        RuntimeException cause = new IllegalStateException("no");
        inquiries.ask(SIZE, "team/a", () -> {
            throw cause;
        });

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("team/a");
        assertThat(inquiries.answer(SIZE)).contains(new Answer.Refused<>(cause, NOW));
    }

    @Test
    void theSameQuestionIsNotAskedTwiceAtATimeAndTheOldAnswerStaysMeanwhile() throws InterruptedException {
        inquiries.ask(SIZE, "team/a", () -> 1);
        told.poll(10, TimeUnit.SECONDS);
        CountDownLatch open = new CountDownLatch(1);

        inquiries.ask(SIZE, "team/a", () -> after(open, 2));
        inquiries.ask(SIZE, "team/a", () -> 3);

        assertThat(inquiries.busy(SIZE)).isTrue();
        assertThat(inquiries.answer(SIZE)).contains(new Answer.Answered<>(1, NOW));
        open.countDown();
        told.poll(10, TimeUnit.SECONDS);
        assertThat(inquiries.answer(SIZE)).contains(new Answer.Answered<>(2, NOW));
        assertThat(told).isEmpty();
    }

    @Test
    void aForgottenQuestionsAnswerIsDropped() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        inquiries.ask(SIZE, "team/a", () -> after(open, 1));
        inquiries.forget(SIZE);
        assertThat(inquiries.busy(SIZE)).isFalse();

        inquiries.ask(SIZE, "team/b", () -> 2);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("team/b");
        open.countDown();
        inquiries.ask(new Inquiries.Key<Integer>("other"), "team/c", () -> 0);
        inquiries.ask(new Inquiries.Key<Integer>("third"), "team/c", () -> 0);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("team/c");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("team/c");
        assertThat(inquiries.answer(SIZE)).contains(new Answer.Answered<>(2, NOW));
    }

    private static int after(CountDownLatch open, int value) {
        try {
            assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
            return value;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
