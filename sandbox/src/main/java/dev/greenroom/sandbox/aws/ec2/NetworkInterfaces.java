package dev.greenroom.sandbox.aws.ec2;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who holds network interfaces in which subnets and security groups: those cannot be deleted meanwhile. */
public final class NetworkInterfaces {
    private final Clock time;
    private final Map<String, Held> held = new HashMap<>();

    private record Held(Set<String> subnets, Set<String> groups, Instant until) {}

    NetworkInterfaces(Clock time) {
        this.time = time;
    }

    /** The holder has interfaces there, in place of what it had. */
    public void hold(String holder, Collection<String> subnets, Collection<String> groups) {
        held.put(holder, new Held(Set.copyOf(subnets), Set.copyOf(groups), null));
    }

    /** The holder's interfaces are gone from then on. */
    public void release(String holder, Instant at) {
        held.computeIfPresent(holder, (key, had) -> new Held(had.subnets(), had.groups(), at));
    }

    /** Whether the holder has any. */
    public boolean isHeldBy(String holder) {
        Held had = held.get(holder);
        return had != null && (had.until() == null || had.until().isAfter(time.instant()));
    }

    boolean uses(String groupId) {
        Instant now = time.instant();
        held.values().removeIf(had -> had.until() != null && !had.until().isAfter(now));
        return held.values().stream().anyMatch(had -> had.groups().contains(groupId));
    }
}
