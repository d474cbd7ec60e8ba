package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings.Attachment;
import dev.greenroom.sandbox.aws.elb.HealthCheck;
import dev.greenroom.sandbox.aws.elb.Target;
import dev.greenroom.sandbox.aws.elb.TargetGroup;
import java.time.Duration;
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

    /** Registers a task of the service's latest deployment that will start, unless its target group knows it already. */
    void register(EcsService service, Task task) {
        if (!isToBeRegistered(service, task)) {
            return;
        }
        Attachment attachment = service.settings().loadBalancer();
        String group = "(target-group " + attachment.targetGroupArn() + ")";
        try {
            Target target = target(service, task);
            surroundings.targetGroups().register(attachment.targetGroupArn(), target, service.cursor());
            task.target(target);
            service.tell("registered 1 targets in " + group);
        } catch (AwsException e) {
            service.tell("failed to register targets in " + group + " with (error " + e.getMessage() + ")");
        }
    }

    private static boolean isToBeRegistered(EcsService service, Task task) {
        return service.settings().loadBalancer() != null
                && service.drainedFrom() == null
                && task.fate().started() != null
                && task.target() == null
                && task.startedBy().equals(service.primary().id())
                && !task.isStopping()
                && !task.endedBy(service.cursor());
    }

    private Target target(EcsService service, Task task) {
        Attachment attachment = service.settings().loadBalancer();
        Fate fate = task.fate();
        boolean reachable = Reach.lets(
                surroundings.groups(),
                surroundings.targetGroups().sources(attachment.targetGroupArn()),
                null,
                service.settings().network().securityGroupIds(),
                attachment.containerPort());
        Instant never = fate.started().plusSeconds(Integer.MAX_VALUE);
        Instant from = fate.started().isAfter(service.cursor()) ? fate.started() : service.cursor();
        return new Target(
                task.address(),
                attachment.containerPort(),
                endpoint.after(from, Takes.TARGET_REGISTER),
                fate.answersFrom() == null ? never : fate.answersFrom(),
                fate.code(),
                reachable,
                null,
                null);
    }

    /** When a registration that was refused is tried again: each full minute of the task's life. */
    private static Optional<Instant> nextTry(EcsService service, Task task) {
        if (!isToBeRegistered(service, task)) {
            return Optional.empty();
        }
        Duration age = Duration.between(task.created(), service.cursor());
        return Optional.of(task.created().plus(Duration.ofMinutes(age.toMinutes() + 1)));
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
                        killAt(service, task),
                        nextTry(service, task))
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
