package dev.greenroom.operator.stack;

import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.StateStore.StackLock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may run a stack. Only a holder that is proven dead loses what it holds, and of the stack's locks only its own:
 * {@code pulumi cancel} would remove every one of them. Proof is the process table where it can be seen; elsewhere it is a
 * heartbeat that stood still for as long as only a dead run's does.
 */
public final class StackClaims {
    private static final Logger LOG = LoggerFactory.getLogger(StackClaims.class);
    private static final String USER_PREFIX = "greenroom-";
    /** By how much the operator's clock and the CLI's may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final StateStore store;
    private final Instance self;
    private final RunProcesses processes;
    private final Duration dead;
    private final LongSupplier nanos;
    /** The last heartbeat of runs elsewhere, and when it was new here. */
    private final Map<String, Beat> beats = new ConcurrentHashMap<>();

    private record Beat(Instant told, long seenNanos) {}

    public StackClaims(StateStore store, Instance self, RunProcesses processes, Pulse pulse) {
        this(store, self, processes, pulse, System::nanoTime);
    }

    StackClaims(StateStore store, Instance self, RunProcesses processes, Pulse pulse, LongSupplier nanos) {
        this.store = store;
        this.self = self;
        this.processes = processes;
        this.dead = pulse.dead();
        this.nanos = nanos;
    }

    /** The user name that a run's processes have in their environment, and in the stack's lock if their account has no name. */
    public static String userOf(String runId) {
        return USER_PREFIX + runId;
    }

    /** Whoever lives and holds the stack; empty: it may be run. Not to be asked during a run of this operator's own. */
    public Optional<Holder> holder(StackId stack) {
        List<RunEntry> runs = runs(stack);
        Optional<Holder> run = runs.stream()
                .filter(this::lives)
                .findFirst()
                .map(entry -> new Holder(
                        "run " + entry.id() + " of the operator on "
                                + entry.by().host(),
                        entry.start()));
        return run.or(() -> store.locks(stack).stream()
                .filter(lock -> !ofOneOf(lock, runs))
                .findFirst()
                .map(lock -> new Holder(lock.user() + " on " + lock.host(), lock.since())));
    }

    /** The same; when it is empty, whatever dead runs left behind is taken away first. */
    Optional<Holder> claim(StackId stack) {
        List<RunEntry> runs = runs(stack);
        List<StackLock> locks = store.locks(stack);
        Optional<Holder> holder = holder(stack);
        if (holder.isEmpty()) {
            runs.stream().filter(entry -> entry.end() == null).forEach(entry -> processes.end(entry.id()));
            locks.stream().filter(lock -> ofOneOf(lock, runs)).forEach(lock -> {
                LOG.info(
                        "removing the lock of the dead run {} on {}, held since {}",
                        lock.user(),
                        stack.name(),
                        lock.since());
                store.unlock(stack, lock);
            });
        }
        return holder;
    }

    private List<RunEntry> runs(StackId stack) {
        return store.record(stack).map(RunRecord::runs).orElse(List.of());
    }

    private boolean lives(RunEntry entry) {
        if (entry.end() != null || entry.by().id().equals(self.id())) {
            beats.remove(entry.id());
            return false;
        }
        return processes.alive(entry.by()).orElseGet(() -> beats(entry));
    }

    /** By when a beat was first seen here: clocks of two machines need not agree. */
    private boolean beats(RunEntry entry) {
        long now = nanos.getAsLong();
        Beat beat = beats.merge(
                entry.id(),
                new Beat(entry.beat(), now),
                (before, fresh) -> before.told().equals(fresh.told()) ? before : fresh);
        return now - beat.seenNanos() < dead.toNanos();
    }

    private static boolean ofOneOf(StackLock lock, List<RunEntry> runs) {
        return runs.stream().anyMatch(run -> of(lock, run));
    }

    /**
     * The CLI writes the account's own name into its lock and takes {@code USER} only where the account has none ("os/user" of Go).
     * With the account's name it is told by place and time: a stack has one run at a time.
     */
    private static boolean of(StackLock lock, RunEntry run) {
        Instance by = run.by();
        boolean inTime = !lock.since().isBefore(run.start().minus(CLOCKS))
                && (run.end() == null || !lock.since().isAfter(run.end().plus(CLOCKS)));
        boolean inPlace = lock.user().equals(by.user()) && lock.host().equals(by.host());
        return lock.user().equals(userOf(run.id())) || (inPlace && inTime);
    }
}
