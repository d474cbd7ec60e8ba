package dev.greenroom.operator.stack;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Short blocking questions to AWS, asked off the reconcile threads. One question a key at a time; the last answer is kept until
 * the next one comes or it is forgotten. The listener hears the environment's key when an answer is there.
 */
public final class Inquiries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);

    private final Clock clock;
    private final Consumer<String> listener;
    private final ExecutorService threads;
    private final Map<Key<?>, Entry> entries = new ConcurrentHashMap<>();

    /** Names a question whose answer is of type T. */
    @SuppressWarnings("UnusedTypeParameter") // it types what is asked and answered under the key
    public record Key<T>(String name) {}

    /**
     * What is known of a key.
     *
     * @param underWay identifies the question being asked; null: none
     * @param answer null: none yet
     */
    private record Entry(Object underWay, Answer<?> answer) {}

    public Inquiries(int concurrency, Clock clock, Consumer<String> listener) {
        this.clock = clock;
        this.listener = listener;
        this.threads = Executors.newFixedThreadPool(concurrency, new NamedThreads("inquiry"));
    }

    /** Asks, unless the same is being asked already. */
    public <T> void ask(Key<T> key, String environment, Supplier<T> question) {
        Object ticket = new Object();
        Entry entry = entries.compute(key, (same, present) -> {
            if (present == null) {
                return new Entry(ticket, null);
            }
            return present.underWay() == null ? new Entry(ticket, present.answer()) : present;
        });
        if (entry.underWay() == ticket) {
            threads.execute(() -> carryOut(key, ticket, environment, question));
        }
    }

    /** The last answer; empty: there is none yet. */
    @SuppressWarnings("unchecked") // an answer is only put under the key of its question
    public <T> Optional<Answer<T>> answer(Key<T> key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> (Answer<T>) entry.answer());
    }

    public boolean busy(Key<?> key) {
        Entry entry = entries.get(key);
        return entry != null && entry.underWay() != null;
    }

    /** Drops the answer, and that of a question under way when it comes. */
    public void forget(Key<?> key) {
        entries.remove(key);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> void carryOut(Key<T> key, Object ticket, String environment, Supplier<T> question) {
        MDC.put("environment", environment);
        try {
            Answer<T> answer = answerTo(question);
            Entry kept = entries.computeIfPresent(
                    key, (same, present) -> present.underWay() == ticket ? new Entry(null, answer) : present);
            if (kept != null && kept.answer() == answer) {
                listener.accept(environment);
            }
        } catch (RuntimeException e) {
            LOG.error("the listener of {} broke", environment, e);
        } finally {
            MDC.remove("environment");
        }
    }

    private <T> Answer<T> answerTo(Supplier<T> question) {
        try {
            return new Answer.Answered<>(question.get(), clock.instant());
        } catch (RuntimeException e) {
            return new Answer.Refused<>(e, clock.instant());
        }
    }
}
