package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.time.Instant;

/** Deployments from their begin to their end ("Amazon ECS deployment circuit breaker"). */
final class Rollouts {
    private static final int LEAST_FAILURES = 3;
    private static final int MOST_FAILURES = 200;

    private final ServiceEndpoint endpoint;
    private final Health health;

    Rollouts(ServiceEndpoint endpoint, Health health) {
        this.endpoint = endpoint;
        this.health = health;
    }

    /** Notes which deployments have working tasks, and gives up on one whose tasks fail one after another. */
    void judge(EcsService service) {
        Deployment primary = service.primary();
        if (healthy(service, primary) > 0) {
            primary.taskWorks();
        }
        boolean breaks = primary.isInProgress()
                && service.settings().circuitBreaker()
                && primary.failedTasks() >= threshold(service.settings().desiredCount());
        if (breaks) {
            primary.fail(service.cursor(), "tasks failed to start");
            service.tell("(deployment " + primary.id() + ") deployment failed: tasks failed to start.");
            if (service.settings().rollback() && service.lastCompleted() != null) {
                rollBack(service);
            }
        }
    }

    /** Half of the wanted tasks, but at least 3 and at most 200. */
    private static int threshold(int desiredCount) {
        return Math.min(MOST_FAILURES, Math.max(LEAST_FAILURES, (desiredCount + 1) / 2));
    }

    private void rollBack(EcsService service) {
        ServiceSettings last =
                service.lastCompleted().withDesiredCount(service.settings().desiredCount());
        Instant now = service.cursor();
        Deployment former = service.deployments().stream()
                .filter(deployment -> deployment.settings().taskDefinition().equals(last.taskDefinition()))
                .filter(deployment -> !deployment.isFailed())
                .findFirst()
                .orElseGet(() -> Deployment.begun(newId(), last, now));
        former.takeBack(now);
        service.deployments().remove(former);
        service.deployments().add(0, former);
        service.settings(last);
        service.nextLaunch(now);
        service.tell("rolling back to deployment " + former.id() + ".");
    }

    /** A deployment that never came to its end is over with the next one that does. */
    void complete(EcsService service) {
        Deployment primary = service.primary();
        service.deployments()
                .removeIf(deployment -> deployment != primary
                        && !deployment.isFailed()
                        && service.tasksOf(deployment).isEmpty());
        boolean alone = service.tasksOf(primary).size() == service.tasks().size();
        boolean done = primary.isInProgress()
                && alone
                && healthy(service, primary) >= service.settings().desiredCount();
        if (done) {
            primary.complete(service.cursor());
            service.deployments().removeIf(deployment -> deployment != primary);
            service.lastCompleted(primary.settings());
            service.tell("(deployment " + primary.id() + ") deployment completed.");
            service.tell("has reached a steady state.");
        }
    }

    private long healthy(EcsService service, Deployment deployment) {
        return service.tasksOf(deployment).stream()
                .filter(task -> health.isHealthy(service, task, service.cursor()))
                .count();
    }

    private String newId() {
        return "ecs-svc/" + endpoint.ids().digits(19);
    }

    void begin(EcsService service) {
        service.deployments().add(0, Deployment.begun(newId(), service.settings(), service.cursor()));
        service.nextLaunch(service.cursor());
    }
}
