package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ecs.Fate.Ending;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings.Attachment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service scheduler ("Amazon ECS services"). It goes from one moment to the next at which something changes, so that a
 * service comes to the same whether it is looked at often or seldom.
 */
final class Scheduler {
    /** A process that was asked to end. */
    private static final int TERMINATED = 143;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration PLACEMENT_PAUSE = Duration.ofMinutes(1);
    private static final String BY_SCHEDULER = "ServiceSchedulerInitiated";

    private final ServiceEndpoint endpoint;
    private final Surroundings surroundings;
    private final Health health;
    private final Launcher launcher;
    private final Rollouts rollouts;
    private final Placing placing;

    Scheduler(
            ServiceEndpoint endpoint,
            Surroundings surroundings,
            Health health,
            Launcher launcher,
            Rollouts rollouts,
            Placing placing) {
        this.endpoint = endpoint;
        this.surroundings = surroundings;
        this.health = health;
        this.launcher = launcher;
        this.rollouts = rollouts;
        this.placing = placing;
    }

    /** Brings the service to a time. */
    void catchUp(EcsService service, Instant now) {
        if (service.isInactive()) {
            return;
        }
        Optional<Instant> next = next(service, now);
        while (next.isPresent()) {
            service.cursor(next.get());
            step(service);
            next = next(service, now);
        }
        if (now.isAfter(service.cursor())) {
            service.cursor(now);
        }
    }

    private Optional<Instant> next(EcsService service, Instant now) {
        Stream<Instant> own =
                Stream.of(service.nextLaunch(), service.drainedFrom()).flatMap(Stream::ofNullable);
        Stream<Instant> tasks = service.tasks().stream().flatMap(task -> health.moments(service, task));
        return Stream.concat(own, tasks)
                .filter(moment -> moment.isAfter(service.cursor()) && !moment.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** Does what there is to do at the service's cursor. */
    void step(EcsService service) {
        if (service.isInactive()) {
            return;
        }
        settleEnded(service);
        if (service.drainedFrom() != null) {
            drain(service);
            return;
        }
        stopUnhealthy(service);
        rollouts.judge(service);
        stopSuperfluous(service);
        service.tasks().forEach(task -> health.register(service, task));
        startMissing(service);
        rollouts.complete(service);
    }

    private void settleEnded(EcsService service) {
        List<Task> ended = service.tasks().stream()
                .filter(task -> task.endedBy(service.cursor()))
                .toList();
        service.tasks().removeAll(ended);
        ended.stream().filter(task -> !task.isStopping()).forEach(task -> {
            deregister(service, task);
            failed(service, task);
        });
    }

    private void failed(EcsService service, Task task) {
        service.deployments().stream()
                .filter(deployment -> deployment.id().equals(task.startedBy()))
                .findFirst()
                .ifPresent(deployment -> {
                    deployment.taskFailed();
                    long seconds = 5L << Math.min(deployment.failedTasks(), 10);
                    Duration pause = Duration.ofSeconds(seconds);
                    service.nextLaunch(
                            service.cursor().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
                });
    }

    private void stopUnhealthy(EcsService service) {
        for (Task task : List.copyOf(service.tasks())) {
            health.complaint(service, task, service.cursor()).ifPresent(words -> {
                Attachment attachment = service.settings().loadBalancer();
                String group = "(target-group " + attachment.targetGroupArn() + ")";
                service.tell("(port " + attachment.containerPort() + ") is unhealthy in " + group + " due to (reason "
                        + words + ").");
                stop(service, task, "Task failed ELB health checks in " + group);
                failed(service, task);
            });
        }
    }

    private void drain(EcsService service) {
        service.tasks().stream()
                .filter(task -> !task.isStopping())
                .forEach(task -> stop(service, task, scaling(service)));
        if (service.tasks().isEmpty() && !service.cursor().isBefore(service.drainedFrom())) {
            service.deactivate();
        }
    }

    /** As many as the minimum of healthy tasks leaves room for; those that are not healthy count for nothing. */
    private void stopSuperfluous(EcsService service) {
        Deployment primary = service.primary();
        ServiceSettings settings = service.settings();
        List<Task> live =
                service.tasks().stream().filter(task -> !task.isStopping()).toList();
        live.stream()
                .filter(task -> task.startedBy().equals(primary.id()))
                .skip(settings.desiredCount())
                .forEach(task -> stop(service, task, scaling(service)));
        if (primary.isFailed()) {
            return;
        }
        long least = (settings.desiredCount() * (long) settings.minimumHealthyPercent() + 99) / 100;
        long healthy = live.stream()
                .filter(task -> health.isHealthy(service, task, service.cursor()))
                .count();
        for (Task task : live) {
            boolean counts = health.isHealthy(service, task, service.cursor());
            boolean old = !task.startedBy().equals(primary.id());
            if (old && (!counts || healthy > least)) {
                stop(service, task, scaling(service));
                healthy -= counts ? 1 : 0;
            }
        }
    }

    private static String scaling(EcsService service) {
        return "Scaling activity initiated by (deployment " + service.primary().id() + ")";
    }

    private void startMissing(EcsService service) {
        Deployment primary = service.primary();
        ServiceSettings settings = service.settings();
        long most = settings.desiredCount() * (long) settings.maximumPercent() / 100;
        while (!primary.isFailed()
                && !service.cursor().isBefore(service.nextLaunch())
                && service.tasks().size() < most
                && live(service, primary) < settings.desiredCount()) {
            Optional<String> problem = placing.problem(service);
            if (problem.isPresent()) {
                service.tell(problem.get());
                service.nextLaunch(service.cursor().plus(PLACEMENT_PAUSE));
                return;
            }
            Task task = launcher.launch(placing.order(service), service.cursor());
            service.tasks().add(task);
            service.tell("has started 1 tasks: (task " + task.id() + ").");
            health.register(service, task);
        }
    }

    private static long live(EcsService service, Deployment deployment) {
        return service.tasksOf(deployment).stream()
                .filter(task -> !task.isStopping())
                .count();
    }

    private void stop(EcsService service, Task task, String reason) {
        boolean started = task.startedBy(service.cursor());
        Duration draining = deregister(service, task);
        Instant end = started
                ? endpoint.after(service.cursor().plus(draining), Takes.TASK_STOP)
                : service.cursor().plusSeconds(2);
        service.tell("has stopped 1 running tasks: (task " + task.id() + ").");
        launcher.stop(task, service.cursor(), new Ending(end, started ? TERMINATED : null, BY_SCHEDULER, reason, null));
    }

    private Duration deregister(EcsService service, Task task) {
        Attachment attachment = service.settings().loadBalancer();
        if (attachment == null || task.target() == null) {
            return Duration.ZERO;
        }
        service.tell("deregistered 1 targets in (target-group " + attachment.targetGroupArn() + ")");
        return surroundings.targetGroups().deregister(attachment.targetGroupArn(), task.address(), service.cursor());
    }
}
