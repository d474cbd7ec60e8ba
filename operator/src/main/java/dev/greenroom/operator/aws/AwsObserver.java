package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.plan.AppPlan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;

/** Reads service, targets, database and endpoint; ended tasks and their log only when one of them is in trouble. */
public final class AwsObserver implements Observer {
    private static final String NO_DATABASE = "missing";
    /** States that do not pass by themselves ("Amazon Aurora User Guide", Viewing DB cluster status). */
    private static final Pattern BROKEN_DATABASE = Pattern.compile(
            "missing|deleting|failed|stopp(ing|ed)|inaccessible-.*|incompatible-.*|.*-failed|storage-full");

    private final AwsClients clients;
    private final EndpointProbe probe;
    private final ServiceTasks tasks;
    private final LogTail log;

    public AwsObserver(AwsClients clients, EndpointProbe probe) {
        this.clients = clients;
        this.probe = probe;
        this.tasks = new ServiceTasks(clients);
        this.log = new LogTail(clients);
    }

    @Override
    public Observation observe(AppPlan plan, String taskDefinitionArn, String databaseIdentifier, Probe request) {
        ServiceRollout rollout = tasks.service(plan)
                .map(service -> ServiceRollout.of(service, taskDefinitionArn))
                .orElseGet(() -> ServiceRollout.missing(plan.serviceName()));
        TargetHealthReport targets = targets(plan);
        String database = databaseStatus(plan, databaseIdentifier);
        Endpoint endpoint = request == null ? new Endpoint.NotAsked() : probe.ask(request);

        boolean trouble = inTrouble(rollout, targets, endpoint);
        Optional<StoppedTask> stopped = trouble ? tasks.lastStopped(plan, taskDefinitionArn) : Optional.empty();
        List<String> lines = trouble
                ? log.read(plan.scope().placement(), plan.net().logGroup(), stopped.map(StoppedTask::id))
                : List.of();
        return new Observation(
                rollout.state(),
                rollout.running(),
                rollout.desired(),
                targets.healthy(),
                database,
                endpoint,
                problem(rollout, stopped, targets, database, endpoint),
                lines);
    }

    private static String problem(
            ServiceRollout rollout,
            Optional<StoppedTask> stopped,
            TargetHealthReport targets,
            String database,
            Endpoint endpoint) {
        boolean started = rollout.state() == Rollout.COMPLETED;
        return Stream.of(
                        rollout.complaint(),
                        stopped.map(task -> "a task " + task.sentence()).orElse(""),
                        started || rollout.failedTasks() > 0 ? targets.complaint() : "",
                        BROKEN_DATABASE.matcher(database).matches() ? "the database is " + database : "",
                        started && endpoint instanceof Endpoint.Unhealthy bad ? bad.what() : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** While tasks still start, targets and endpoint are naturally not healthy. */
    static boolean inTrouble(ServiceRollout rollout, TargetHealthReport targets, Endpoint endpoint) {
        return switch (rollout.state()) {
            case MISSING -> false;
            case FAILED -> true;
            case IN_PROGRESS -> rollout.failedTasks() > 0;
            case COMPLETED ->
                rollout.running() < rollout.desired()
                        || !targets.complaint().isEmpty()
                        || endpoint instanceof Endpoint.Unhealthy;
        };
    }

    private TargetHealthReport targets(AppPlan plan) {
        return AwsCalls.find(
                        "read the target health of " + plan.net().targetGroupArn(),
                        () -> clients.elb(plan.scope().placement())
                                .describeTargetHealth(
                                        d -> d.targetGroupArn(plan.net().targetGroupArn())),
                        TargetGroupNotFoundException.class)
                .map(answer -> TargetHealthReport.of(answer.targetHealthDescriptions()))
                .orElse(new TargetHealthReport(0, "the target group does not exist"));
    }

    private String databaseStatus(AppPlan plan, String identifier) {
        return AwsCalls.find(
                        "look up database cluster " + identifier,
                        () -> clients.rds(plan.scope().placement())
                                .describeDBClusters(d -> d.dbClusterIdentifier(identifier)),
                        DbClusterNotFoundException.class)
                .flatMap(answer -> answer.dbClusters().stream().findFirst())
                .map(cluster -> cluster.status())
                .orElse(NO_DATABASE);
    }
}
