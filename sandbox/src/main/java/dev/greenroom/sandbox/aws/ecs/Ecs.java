package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.ecs.Fate.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** "Amazon ECS API Reference", launch type Fargate. */
public final class Ecs implements Service {
    private static final Duration SPOT_WARNING = Duration.ofMinutes(2);

    private final ServiceEndpoint endpoint;
    private final EcsStore store = new EcsStore();
    private final Images images = new Images();
    private final Capacity capacity = new Capacity();
    private final Launcher launcher;
    private final Scheduler scheduler;
    private final Clusters clusters;
    private final TaskDefinitions definitions;
    private final Services services;
    private final Tasks tasks;

    public Ecs(ServiceEndpoint endpoint, Surroundings surroundings) {
        this.endpoint = endpoint;
        Requirements requirements = new Requirements(surroundings);
        Health health = new Health(endpoint, surroundings);
        Rollouts rollouts = new Rollouts(endpoint, health);
        ServiceChecks checks = new ServiceChecks(endpoint, store, surroundings);
        launcher = new Launcher(endpoint, surroundings, new Fates(endpoint, requirements, images), store);
        scheduler = new Scheduler(
                endpoint, surroundings, health, launcher, rollouts, new Placing(store, requirements, capacity));
        clusters = new Clusters(endpoint, store, this::catchUpAll);
        definitions = new TaskDefinitions(endpoint, store);
        services = new Services(endpoint, store, checks, scheduler, rollouts);
        tasks = new Tasks(endpoint, store, checks, requirements, launcher, capacity, this::catchUpCluster);
    }

    public Clusters clusters() {
        return clusters;
    }

    public TaskDefinitions definitions() {
        return definitions;
    }

    public Services services() {
        return services;
    }

    public Tasks tasks() {
        return tasks;
    }

    /** What images do when they run. */
    public Images images() {
        return images;
    }

    /** Spot has no capacity from now on, and interrupts what runs on it. */
    public void loseSpotCapacity() {
        endpoint.look(() -> {
            catchUpAll();
            capacity.lose(ServiceSettings.SPOT);
            Instant now = endpoint.now();
            Ending interrupted = new Ending(
                    now.plus(SPOT_WARNING), null, "SpotInterruption", "Your Spot Task was interrupted.", null);
            store.tasks.values().stream()
                    .map(EcsStore.Launched::task)
                    .filter(task -> task.capacityProvider().equals(ServiceSettings.SPOT) && !task.endedBy(now))
                    .forEach(task -> launcher.stop(task, now, interrupted));
            return null;
        });
    }

    /** On-demand Fargate has no capacity from now on; what runs goes on. */
    public void loseCapacity() {
        capacity.lose("FARGATE");
    }

    /** Both have capacity again. */
    public void regainCapacity() {
        capacity.regain("FARGATE");
        capacity.regain(ServiceSettings.SPOT);
    }

    /** Lets all services do what they would have done until now. */
    public void catchUp() {
        endpoint.look(() -> {
            catchUpAll();
            return null;
        });
    }

    private void catchUpCluster(String arn) {
        Instant now = endpoint.now();
        List.copyOf(store.services.values()).stream()
                .filter(service -> service.settings().clusterArn().equals(arn))
                .forEach(service -> scheduler.catchUp(service, now));
    }

    private void catchUpAll() {
        Instant now = endpoint.now();
        List.copyOf(store.services.values()).forEach(service -> scheduler.catchUp(service, now));
    }

    /** Clusters, active task definitions, services that are not inactive, and the one-off tasks that run. */
    @Override
    public Stream<AwsResource> inventory() {
        catchUpAll();
        Instant now = endpoint.now();
        return Stream.of(
                        store.clusters.values().stream()
                                .map(c -> resource("aws:ecs/cluster:Cluster", c.arn(), c.arn(), c.tags())),
                        store.definitions.values().stream()
                                .filter(TaskDefinition::active)
                                .map(d -> resource(
                                        "aws:ecs/taskDefinition:TaskDefinition", d.family(), d.arn(), d.tags())),
                        store.services.values().stream()
                                .filter(s -> !s.isInactive())
                                .map(s -> resource(
                                        "aws:ecs/service:Service",
                                        s.arn(),
                                        s.arn(),
                                        s.settings().tags())),
                        store.tasks.values().stream()
                                .map(EcsStore.Launched::task)
                                .filter(task -> !task.endedBy(now))
                                .map(task -> resource("AWS::ECS::Task", task.arn(), task.arn(), Map.of())))
                .flatMap(all -> all);
    }

    private static AwsResource resource(String type, String id, String arn, Map<String, String> tags) {
        return new AwsResource(type, id, arn, tags);
    }
}
