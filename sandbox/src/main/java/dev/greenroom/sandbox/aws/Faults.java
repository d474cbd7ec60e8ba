package dev.greenroom.sandbox.aws;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What goes wrong in the account. The fault told first counts first. */
public final class Faults {
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /** A fault that was told; ends it. */
    @FunctionalInterface
    public interface Lift {
        void lift();
    }

    private record Told(Predicate<Operation> operations, Fault fault, AtomicInteger left) {
        boolean takes(Operation operation) {
            return operations.test(operation) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    /** The next so many of these operations go wrong. */
    public Lift tell(int times, Predicate<Operation> operations, Fault fault) {
        Told entry = new Told(operations, fault, new AtomicInteger(times));
        told.add(entry);
        return () -> told.remove(entry);
    }

    /** All of these operations go wrong until it is lifted. */
    public Lift tell(Predicate<Operation> operations, Fault fault) {
        return tell(Integer.MAX_VALUE, operations, fault);
    }

    /** Operations by service and action; an action that ends with a star stands for all that begin so. */
    public static Predicate<Operation> on(String service, String action) {
        boolean all = action.endsWith("*");
        String start = all ? action.substring(0, action.length() - 1) : action;
        return operation -> operation.service().equals(service)
                && (all
                        ? operation.action().startsWith(start)
                        : operation.action().equals(start));
    }

    Optional<Fault> of(Operation operation) {
        return told.stream().filter(t -> t.takes(operation)).map(Told::fault).findFirst();
    }
}
