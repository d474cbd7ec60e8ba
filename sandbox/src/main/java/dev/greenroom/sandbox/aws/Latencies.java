package dev.greenroom.sandbox.aws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long things take in one account: a random part of the table's range, longer while something is told to be slow. */
public final class Latencies {
    private final Map<Takes, Double> factors = new ConcurrentHashMap<>();
    private final Ids ids;

    Latencies(Ids ids) {
        this.ids = ids;
    }

    /** For use under the account's lock. */
    public Duration of(Takes what) {
        Duration usual = what.between(ids.fraction());
        return Duration.ofMillis(Math.round(usual.toMillis() * factors.getOrDefault(what, 1.0)));
    }

    /** From now on it takes so many times as long; one: as usual. */
    public void slow(Takes what, double factor) {
        factors.put(what, factor);
    }
}
