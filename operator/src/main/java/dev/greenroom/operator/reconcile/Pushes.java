package dev.greenroom.operator.reconcile;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each environment's spec was first seen as it is. */
final class Pushes {
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Long generation, Instant at) {}

    /** @param environment namespace/name */
    Instant since(String environment, Long generation, Instant now) {
        return seen.merge(
                        environment,
                        new Seen(generation, now),
                        (before, fresh) -> before.generation().equals(fresh.generation()) ? before : fresh)
                .at();
    }

    void forget(String environment) {
        seen.remove(environment);
    }
}
