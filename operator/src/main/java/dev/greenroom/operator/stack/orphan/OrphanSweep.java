package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.stack.NamedThreads;
import dev.greenroom.operator.stack.StackRuns;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.stack.Verification;
import dev.greenroom.operator.stack.orphan.Orphan.Environment;
import dev.greenroom.operator.stack.orphan.OrphanRemoval.Progress;
import dev.greenroom.operator.stack.orphan.OrphanReport.Entry;
import dev.greenroom.operator.stack.orphan.OrphanReport.Fate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for orphans now and then, on a thread of its own, while this operator is the leader; removes what is due, one
 * environment at a time.
 */
public final class OrphanSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private final OrphanSurvey survey;
    private final OrphanRules rules;
    private final Means means;
    private final Placement fallback;
    private final OrphanNews news;
    private final BooleanSupplier leading;
    private final UnaryOperator<Duration> timers;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, new NamedThreads("orphans"));
    private final Deque<Environment> due = new ArrayDeque<>();
    private OrphanRemoval removal;
    private String logged = "";

    /** What a removal works with. */
    public record Means(
            LivingResources living, StackRuns runs, StackWork work, Verification verification, Clock clock) {}

    /**
     * How it goes about it.
     *
     * @param fallback where environments are if no record says
     * @param leading whether this operator is the one that acts
     * @param timers how long the machine waits for a duration of the clock
     */
    public record Course(
            OrphanRules rules, Placement fallback, BooleanSupplier leading, UnaryOperator<Duration> timers) {}

    public OrphanSweep(OrphanSurvey survey, Means means, OrphanNews news, Course course) {
        this.survey = survey;
        this.means = means;
        this.news = news;
        this.rules = course.rules();
        this.fallback = course.fallback();
        this.leading = course.leading();
        this.timers = course.timers();
    }

    public void start() {
        after(rules.first(), this::pass);
    }

    private void pass() {
        try {
            if (leading.getAsBoolean()) {
                sweep();
            }
        } catch (RuntimeException e) {
            LOG.warn("orphans were not looked for: {}", e.getMessage(), e);
        }
        after(rules.every(), this::pass);
    }

    private void sweep() {
        OrphanReport report = survey.sweep();
        report.unanswered().forEach(sentence -> LOG.warn("orphans: {}", sentence));
        String summary = report.certain().isEmpty() ? "" : report.summary();
        if (!summary.isEmpty() && !summary.equals(logged)) {
            LOG.warn("orphans: {}", summary);
        }
        logged = summary;
        news.found(report);
        due.clear();
        report.entries().stream()
                .filter(entry -> entry.fate() instanceof Fate.Due)
                .map(Entry::orphan)
                .map(Environment.class::cast)
                .forEach(due::add);
        if (removal == null) {
            next();
        }
    }

    private void next() {
        Environment environment = due.poll();
        if (environment != null) {
            LOG.info("removing {}, which no custom resource stands for", environment.name());
            removal = new OrphanRemoval(environment, fallback, means);
            after(Duration.ZERO, this::step);
        }
    }

    private void step() {
        Progress progress = advanced();
        if (progress instanceof Progress.Working) {
            after(rules.step(), this::step);
            return;
        }
        Environment environment = removal.environment();
        removal = null;
        due.removeIf(other -> other.owner().equals(environment.owner()));
        if (progress instanceof Progress.Stopped stopped) {
            LOG.warn("{} was not removed: {}", environment.name(), stopped.why());
            news.keptAfterAll(environment, stopped.why());
        } else {
            LOG.info("{} is removed", environment.name());
            news.removed(environment);
        }
        next();
    }

    /** Whatever goes wrong with one environment, the next one has its turn. */
    private Progress advanced() {
        try {
            return removal.advance();
        } catch (RuntimeException e) {
            LOG.error("the removal of {} broke", removal.environment().name(), e);
            return new Progress.Stopped(e.getMessage());
        }
    }

    private void after(Duration delay, Runnable task) {
        try {
            var unused = thread.schedule(task, timers.apply(delay).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // the process is stopping
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
