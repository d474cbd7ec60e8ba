package dev.greenroom.operator.stack;

import java.util.Optional;
import java.util.UUID;

/** Operators of tests, of whose processes nothing can be told. */
public final class Instances {
    private Instances() {}

    public static Instance some() {
        return new Instance(UUID.randomUUID().toString(), "nonroot", "pod-a", null, 0, null);
    }

    /** Knows nobody. */
    public static final class Unknown implements RunProcesses {
        @Override
        public Optional<Boolean> alive(Instance operator) {
            return Optional.empty();
        }

        @Override
        public void end(String runId) {}
    }
}
