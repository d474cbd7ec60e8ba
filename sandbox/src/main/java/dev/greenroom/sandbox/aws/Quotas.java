package dev.greenroom.sandbox.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas of one account; a test or a broken day lowers them. */
public final class Quotas {
    private final Map<Quota, Integer> changed = new ConcurrentHashMap<>();

    public int of(Quota quota) {
        return changed.getOrDefault(quota, quota.initial());
    }

    public void set(Quota quota, int value) {
        changed.put(quota, value);
    }

    public void reset(Quota quota) {
        changed.remove(quota);
    }
}
