package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings.Attachment;
import dev.greenroom.sandbox.aws.elb.HealthCheck;
import dev.greenroom.sandbox.aws.elb.Target;
import dev.greenroom.sandbox.aws.elb.TargetGroup;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a service knows of the health of its tasks: their targets' where there is a load balancer. */
final class Health {
    private final ServiceEndpoint endpoint;
    private final Surroundings surroundings;

    Health(ServiceEndpoint endpoint, Surroundings surroundings) {
        this.endpoint = endpoint;
        this.surroundings = surroundings;
    }

    /** Registers a task that will start with the service's target group. */
    void register(EcsService service, Task task, Placement placement) {
        Attachment attachment = service.settings().loadBalancer();
        Fate fate = task.fate();
        if (attachment == null || fate.started() == null) {
            return;
        }
        boolean reachable = Reach.lets(
                surroundings.groups(),
                surroundings.targetGroups().sources(attachment.targetGroupArn()),
                null,
                placement.securityGroupIds(),
                attachment.containerPort());
        Instant never = fate.started().plusSeconds(Integer.MAX_VALUE);
        Target target = new Target(
                task.address(),
                attachment.containerPort(),
                endpoint.after(fate.started(), Takes.TARGET_REGISTER),
                fate.answersFrom() == null ? never : fate.answersFrom(),
                fate.code(),
                reachable,
                null,
                null);
        task.target(target);
        surroundings.targetGroups().register(attachment.targetGroupArn(), target);
        service.tell("registered 1 targets in (target-group " + attachment.targetGroupArn() + ")");
    }

    boolean isHealthy(EcsService service, Task task, Instant now) {
        if (!task.startedBy(now) || task.endedBy(now) || task.isStopping()) {
            return false;
        }
        return check(service)
                .map(check -> task.target() != null
                        && task.target().health(check, now).isHealthy())
                .orElse(true);
    }

    /** The load balancer's words about a task that it has found unhealthy for longer than the service bears. */
    Optional<String> complaint(EcsService service, Task task, Instant now) {
        return killAt(service, task)
                .filter(at -> !at.isAfter(now) && !task.isStopping() && !task.endedBy(now))
                .flatMap(at -> check(service))
                .map(check -> task.target().health(check, now))
                .filter(health -> health.state().equals("unhealthy"))
                .map(Target.Health::description);
    }

    /** When something about the task may change for the service. */
    Stream<Instant> moments(EcsService service, Task task) {
        Stream<Instant> own = Stream.of(
                        Optional.ofNullable(task.fate().started()),
                        Optional.ofNullable(task.ending()).map(Fate.Ending::at),
                        killAt(service, task))
                .flatMap(Optional::stream);
        Optional<Instant> healthy = task.target() == null
                ? Optional.empty()
                : check(service).flatMap(check -> task.target().healthyAt(check));
        return Stream.concat(own, healthy.stream());
    }

    /** The service looks away for the grace period. */
    private Optional<Instant> killAt(EcsService service, Task task) {
        if (task.target() == null) {
            return Optional.empty();
        }
        Instant grace = task.fate().started().plusSeconds(service.settings().graceSeconds());
        return check(service)
                .flatMap(check -> task.target().unhealthyAt(check))
                .map(unhealthy -> unhealthy.isAfter(grace) ? unhealthy : grace);
    }

    private Optional<HealthCheck> check(EcsService service) {
        return Optional.ofNullable(service.settings().loadBalancer())
                .flatMap(attachment -> surroundings.targetGroups().get(attachment.targetGroupArn()))
                .map(TargetGroup::healthCheck);
    }
}
