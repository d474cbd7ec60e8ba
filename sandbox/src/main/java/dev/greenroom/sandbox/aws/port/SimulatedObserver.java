package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.cloud.finding.EnvironmentFinding;
import dev.greenroom.operator.cloud.finding.ServiceRollout;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.cloud.finding.TargetHealthReport;
import dev.greenroom.operator.cloud.finding.TargetHealthReport.FoundTarget;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ecs.TaskDescription;
import dev.greenroom.sandbox.aws.elb.Target.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at service, targets, database and endpoint; at ended tasks and their log only when one of them is in trouble. */
public final class SimulatedObserver implements Observer {
    private final SimulatedAws aws;

    public SimulatedObserver(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Observation observe(AppPlan plan, String taskDefinitionArn, String databaseIdentifier, Probe probe) {
        Region region = PortCalls.region(aws, plan.scope().placement());
        EnvironmentFinding finding = new EnvironmentFinding(
                rollout(region, plan, taskDefinitionArn),
                targets(region, plan.net().targetGroupArn()),
                databaseStatus(region, databaseIdentifier),
                probe == null ? new Endpoint.NotAsked() : SimulatedEndpoint.ask(region, probe));
        if (!finding.inTrouble()) {
            return finding.observation(Optional.empty(), List.of());
        }
        Optional<StoppedTask> stopped = lastStopped(region, plan, taskDefinitionArn);
        return finding.observation(stopped, LogTail.read(region, plan.net().logGroup(), stopped.map(StoppedTask::id)));
    }

    private static ServiceRollout rollout(Region region, AppPlan plan, String wanted) {
        return PortCalls.find(
                        "look up ECS service " + plan.serviceName(),
                        () -> region.ecs().services().find(plan.net().clusterArn(), plan.serviceName()),
                        "ClusterNotFoundException")
                .flatMap(found -> found)
                .map(service -> EcsFindings.service(service).rollout(wanted))
                .orElseGet(() -> ServiceRollout.missing(plan.serviceName()));
    }

    private static TargetHealthReport targets(Region region, String targetGroupArn) {
        return PortCalls.find(
                        "read the target health of " + targetGroupArn,
                        () -> region.elb().targetGroups().health(targetGroupArn),
                        "TargetGroupNotFound")
                .map(SimulatedObserver::targets)
                .orElseGet(TargetHealthReport::ofNothing);
    }

    private static TargetHealthReport targets(List<Health> targets) {
        return TargetHealthReport.of(targets.stream()
                .map(target -> new FoundTarget(target.state(), target.reason(), target.description()))
                .toList());
    }

    private static String databaseStatus(Region region, String identifier) {
        return PortCalls.call("look up database cluster " + identifier, () -> region.rds()
                        .cluster(identifier))
                .map(cluster -> cluster.status(region.account().now()))
                .orElse(EnvironmentFinding.NO_DATABASE);
    }

    /** The last one of the task definition that ended for another reason than a change of the wanted count. */
    private static Optional<StoppedTask> lastStopped(Region region, AppPlan plan, String taskDefinitionArn) {
        return PortCalls.call(
                        "read the stopped tasks of ECS service " + plan.serviceName(),
                        () -> region.ecs().tasks().list(plan.net().clusterArn()))
                .stream()
                .filter(TaskDescription::isStopped)
                .filter(task -> task.group().equals("service:" + plan.serviceName()))
                .filter(task -> task.taskDefinitionArn().equals(taskDefinitionArn))
                .filter(task -> !StoppedTask.isScaling(task.stoppedReason()))
                .max(Comparator.comparing(TaskDescription::stoppedAt))
                .map(EcsFindings::stopped);
    }
}
