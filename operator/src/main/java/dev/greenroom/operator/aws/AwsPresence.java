package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Presence;
import dev.greenroom.operator.plan.Placement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks each thing's own service, by a check for each type that a plan can name. A type without a check counts as still there:
 * nothing is passed over in silence.
 */
public final class AwsPresence implements Presence {
    private static final Check CANNOT_TELL = (placement, resource) -> true;

    private final Map<String, Check> checks;

    public AwsPresence(AwsClients clients) {
        Map<String, Check> all = new TreeMap<>();
        all.putAll(new DataPresence(clients).checks());
        all.putAll(new NetPresence(clients).checks());
        all.putAll(new IamPresence(clients).checks());
        all.putAll(new EcsPresence(clients).checks());
        checks = Map.copyOf(all);
    }

    @Override
    public List<CloudResource> stillThere(Placement placement, Collection<CloudResource> resources) {
        return resources.stream()
                .distinct()
                .sorted()
                .filter(resource ->
                        checks.getOrDefault(resource.type(), CANNOT_TELL).isThere(placement, resource))
                .toList();
    }

    /** Whether a thing of one type is there and not on its way out. */
    @FunctionalInterface
    interface Check {
        boolean isThere(Placement placement, CloudResource resource);
    }
}
