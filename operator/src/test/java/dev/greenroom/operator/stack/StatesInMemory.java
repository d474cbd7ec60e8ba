package dev.greenroom.operator.stack;

import dev.greenroom.operator.plan.StackId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States and run records over maps; the backend can be said not to answer. */
public final class StatesInMemory implements StateStore {
    private final Map<StackId, StackState> states = new ConcurrentHashMap<>();
    private final Map<StackId, RunRecord> records = new ConcurrentHashMap<>();
    private final Map<String, StackLock> locks = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void hold(StackId stack, StackState state) {
        states.put(stack, state);
    }

    public void drop(StackId stack) {
        states.remove(stack);
    }

    void comeBack() {
        away = false;
    }

    public void goAway() {
        away = true;
    }

    @Override
    public Optional<StackState> read(StackId stack) {
        check();
        return Optional.ofNullable(states.get(stack));
    }

    @Override
    public Optional<RunRecord> record(StackId stack) {
        check();
        return Optional.ofNullable(records.get(stack));
    }

    @Override
    public void write(StackId stack, RunRecord record) {
        check();
        records.put(stack, record);
    }

    @Override
    public SortedSet<StackId> stacks(String clusterId) {
        check();
        return Stream.concat(states.keySet().stream(), records.keySet().stream())
                .filter(stack -> stack.name().startsWith(clusterId + "."))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(StackId::name))));
    }

    @Override
    public void forget(StackId stack) {
        check();
        records.remove(stack);
    }

    /** Has somebody lock the stack. */
    void lock(StackId stack, String user) {
        String key = stack.name() + "/" + user;
        locks.put(key, new StackLock(key, user, "somewhere", 4711, Instant.EPOCH));
    }

    void lock(StackId stack, StackLock lock) {
        locks.put(lock.key(), lock);
    }

    @Override
    public List<StackLock> locks(StackId stack) {
        check();
        return locks.values().stream()
                .filter(lock -> lock.key().startsWith(stack.name() + "/"))
                .toList();
    }

    @Override
    public void unlock(StackId stack, StackLock lock) {
        check();
        locks.remove(lock.key());
    }

    private void check() {
        if (away) {
            throw new StateUnavailableException("the state backend is away", null);
        }
    }
}
