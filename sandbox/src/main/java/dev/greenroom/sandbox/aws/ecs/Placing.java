package dev.greenroom.sandbox.aws.ecs;

import java.util.Map;
import java.util.Optional;

/** Whether and how a service's next task is placed. */
final class Placing {
    private final EcsStore store;
    private final Requirements requirements;
    private final Capacity capacity;

    Placing(EcsStore store, Requirements requirements, Capacity capacity) {
        this.store = store;
        this.requirements = requirements;
        this.capacity = capacity;
    }

    /** The event that tells why none can be placed; empty: one can. */
    Optional<String> problem(EcsService service) {
        if (!capacity.has(provider(service.settings()))) {
            return Optional.of("was unable to place a task. Reason: " + Capacity.UNAVAILABLE
                    + ". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
        }
        return requirements
                .roleProblem(definition(service))
                .map(words -> "failed to launch a task with (error " + words + ").");
    }

    Launcher.Order order(EcsService service) {
        ServiceSettings settings = service.settings();
        Task.Origin origin =
                new Task.Origin("service:" + settings.name(), service.primary().id(), provider(settings));
        Map<String, String> tags = settings.tagsFromService() ? settings.tags() : Map.of();
        return new Launcher.Order(
                settings.clusterArn(), definition(service), origin, settings.network(), false, "", tags);
    }

    private TaskDefinition definition(EcsService service) {
        return store.findDefinition(service.settings().taskDefinition()).orElseThrow();
    }

    private static String provider(ServiceSettings settings) {
        return settings.spot() ? ServiceSettings.SPOT : "FARGATE";
    }
}
