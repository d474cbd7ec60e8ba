package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.cloud.finding.EnvironmentFinding;
import dev.greenroom.operator.cloud.finding.ServiceRollout;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.cloud.finding.TargetHealthReport;
import dev.greenroom.operator.cloud.finding.TargetHealthReport.FoundTarget;
import dev.greenroom.operator.plan.AppPlan;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;

/** Reads service, targets, database and endpoint; ended tasks and their log only when one of them is in trouble. */
public final class AwsObserver implements Observer {
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
        EnvironmentFinding finding = new EnvironmentFinding(
                tasks.service(plan)
                        .map(service -> service.rollout(taskDefinitionArn))
                        .orElseGet(() -> ServiceRollout.missing(plan.serviceName())),
                targets(plan),
                databaseStatus(plan, databaseIdentifier),
                request == null ? new Endpoint.NotAsked() : probe.ask(request));
        if (!finding.inTrouble()) {
            return finding.observation(Optional.empty(), List.of());
        }
        Optional<StoppedTask> stopped = tasks.lastStopped(plan, taskDefinitionArn);
        return finding.observation(
                stopped, log.read(plan.scope().placement(), plan.net().logGroup(), stopped.map(StoppedTask::id)));
    }

    private TargetHealthReport targets(AppPlan plan) {
        return AwsCalls.find(
                        "read the target health of " + plan.net().targetGroupArn(),
                        () -> clients.elb(plan.scope().placement())
                                .describeTargetHealth(
                                        d -> d.targetGroupArn(plan.net().targetGroupArn())),
                        TargetGroupNotFoundException.class)
                .map(answer -> targets(answer.targetHealthDescriptions()))
                .orElseGet(TargetHealthReport::ofNothing);
    }

    static TargetHealthReport targets(List<TargetHealthDescription> targets) {
        return TargetHealthReport.of(targets.stream()
                .map(TargetHealthDescription::targetHealth)
                .map(target -> new FoundTarget(target.stateAsString(), target.reasonAsString(), target.description()))
                .toList());
    }

    private String databaseStatus(AppPlan plan, String identifier) {
        return AwsCalls.find(
                        "look up database cluster " + identifier,
                        () -> clients.rds(plan.scope().placement())
                                .describeDBClusters(d -> d.dbClusterIdentifier(identifier)),
                        DbClusterNotFoundException.class)
                .flatMap(answer -> answer.dbClusters().stream().findFirst())
                .map(cluster -> cluster.status())
                .orElse(EnvironmentFinding.NO_DATABASE);
    }
}
