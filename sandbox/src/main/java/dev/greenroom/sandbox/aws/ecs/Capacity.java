package dev.greenroom.sandbox.aws.ecs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which capacity providers have none left. */
public final class Capacity {
    static final String UNAVAILABLE =
            "Capacity is unavailable at this time. Please try again later or in a different" + " availability zone";

    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    /** @param provider {@code FARGATE} or {@code FARGATE_SPOT} */
    void lose(String provider) {
        lost.add(provider);
    }

    void regain(String provider) {
        lost.remove(provider);
    }

    boolean has(String provider) {
        return !lost.contains(provider);
    }
}
