package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Presence;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the account's services by type; a type without a check counts as still there. */
public final class SimulatedPresence implements Presence {
    private static final Check CANNOT_TELL = (region, resource) -> true;

    private final SimulatedAws aws;
    private final Map<String, Check> checks;

    /** Whether a thing of one type is there and not on its way out. */
    @FunctionalInterface
    interface Check {
        boolean isThere(Region region, CloudResource resource);
    }

    public SimulatedPresence(SimulatedAws aws) {
        this.aws = aws;
        Map<String, Check> all = new TreeMap<>();
        all.putAll(DataChecks.all());
        all.putAll(EcsChecks.all());
        all.putAll(ElbChecks.all());
        all.putAll(new NetChecks(aws).all());
        checks = Map.copyOf(all);
    }

    @Override
    public List<CloudResource> stillThere(Placement placement, Collection<CloudResource> resources) {
        Region region = PortCalls.region(aws, placement);
        return resources.stream()
                .distinct()
                .sorted()
                .filter(resource ->
                        checks.getOrDefault(resource.type(), CANNOT_TELL).isThere(region, resource))
                .toList();
    }
}
