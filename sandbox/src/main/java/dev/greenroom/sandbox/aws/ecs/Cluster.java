package dev.greenroom.sandbox.aws.ecs;

import java.util.List;
import java.util.Map;

/** A cluster with the capacity providers that its services may ask for. */
public record Cluster(String arn, String name, List<String> capacityProviders, Map<String, String> tags) {
    public Cluster {
        capacityProviders = List.copyOf(capacityProviders);
        tags = Map.copyOf(tags);
    }

    Cluster withCapacityProviders(List<String> changed) {
        return new Cluster(arn, name, changed, tags);
    }

    Cluster withTags(Map<String, String> changed) {
        return new Cluster(arn, name, capacityProviders, changed);
    }
}
