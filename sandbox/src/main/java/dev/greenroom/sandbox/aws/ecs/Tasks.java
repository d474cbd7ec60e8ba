package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ecs.EcsStore.Launched;
import dev.greenroom.sandbox.aws.ecs.Fate.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The operations on tasks. */
public final class Tasks {
    private static final int TERMINATED = 143;

    private final ServiceEndpoint endpoint;
    private final EcsStore store;
    private final ServiceChecks checks;
    private final Requirements requirements;
    private final Launcher launcher;
    private final Capacity capacity;
    private final Consumer<String> catchUp;

    Tasks(
            ServiceEndpoint endpoint,
            EcsStore store,
            ServiceChecks checks,
            Requirements requirements,
            Launcher launcher,
            Capacity capacity,
            Consumer<String> catchUp) {
        this.endpoint = endpoint;
        this.store = store;
        this.checks = checks;
        this.requirements = requirements;
        this.launcher = launcher;
        this.capacity = capacity;
        this.catchUp = catchUp;
    }

    /**
     * What RunTask is asked for: one task on demand.
     *
     * @param command whether it runs another command than the image's own
     * @param clientToken empty: none
     */
    public record Request(
            String clusterArn,
            String taskDefinition,
            Placement network,
            boolean command,
            String clientToken,
            String startedBy,
            Map<String, String> tags) {
        public Request {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * What RunTask answers.
     *
     * @param failure why no task was placed; null: it was
     */
    public record Answer(TaskDescription task, String failure) {}

    /** RunTask; the same client token means the same task. */
    public Answer run(Request request) {
        return endpoint.call("RunTask", () -> {
            Cluster cluster = store.cluster(request.clusterArn());
            Instant now = endpoint.now();
            List<Launched> same = store.tasksOf(cluster.arn(), now).stream()
                    .filter(launched -> !request.clientToken().isEmpty()
                            && launched.clientToken().equals(request.clientToken()))
                    .toList();
            if (!same.isEmpty()) {
                return new Answer(same.get(0).task().describe(now), null);
            }
            TaskDefinition definition = store.activeDefinition(request.taskDefinition());
            checks.checkNetwork(request.network());
            requirements.roleProblem(definition).ifPresent(words -> {
                throw AwsException.of("ClientException", words);
            });
            if (!capacity.has("FARGATE")) {
                return new Answer(null, Capacity.UNAVAILABLE);
            }
            Task.Origin origin = new Task.Origin("family:" + definition.family(), request.startedBy(), "FARGATE");
            Task task = launcher.launch(
                    new Launcher.Order(
                            cluster.arn(),
                            definition,
                            origin,
                            request.network(),
                            request.command(),
                            request.clientToken(),
                            request.tags()),
                    now);
            return new Answer(task.describe(now), null);
        });
    }

    /** StopTask; one that has ended is not touched. */
    public void stop(String clusterArn, String taskArn, String reason) {
        endpoint.run("StopTask", () -> {
            Cluster cluster = store.cluster(clusterArn);
            Instant now = endpoint.now();
            Launched launched = store.tasksOf(cluster.arn(), now).stream()
                    .filter(candidate -> candidate.task().arn().equals(taskArn))
                    .findFirst()
                    .orElseThrow(() -> ServiceChecks.invalid("The referenced task was not found."));
            Task task = launched.task();
            boolean started = task.startedBy(now);
            Instant end = started ? endpoint.after(Takes.TASK_STOP) : now.plusSeconds(2);
            launcher.stop(task, now, new Ending(end, started ? TERMINATED : null, "UserInitiated", reason, null));
        });
    }

    /** ListTasks and DescribeTasks: those of the last hour, oldest first. */
    public List<TaskDescription> list(String clusterArn) {
        return endpoint.call("DescribeTasks", () -> {
            String cluster = store.cluster(clusterArn).arn();
            catchUp.accept(cluster);
            Instant now = endpoint.now();
            return store.tasksOf(cluster, now).stream()
                    .map(launched -> launched.task().describe(now))
                    .toList();
        });
    }
}
