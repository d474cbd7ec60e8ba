package dev.greenroom.sandbox.aws.elb;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A registered address, and how it will answer: its health is a function of time.
 *
 * @param registered when the health checks begin
 * @param answersFrom when something listens there
 * @param code of its answer to the health check
 * @param reachable whether the network lets the load balancer through
 * @param draining null: it was not deregistered
 * @param gone null: likewise
 */
public record Target(
        String address,
        int port,
        Instant registered,
        Instant answersFrom,
        int code,
        boolean reachable,
        Instant draining,
        Instant gone) {

    /**
     * "Target health status" of the Application Load Balancer guide.
     *
     * @param reason such as {@code Target.ResponseCodeMismatch}; null: healthy
     * @param description AWS's words; null: likewise
     */
    public record Health(String state, String reason, String description) {
        public boolean isHealthy() {
            return state.equals("healthy");
        }
    }

    Target leaving(Instant at, Duration delay) {
        return new Target(address, port, registered, answersFrom, code, reachable, at, at.plus(delay));
    }

    boolean isThere(Instant now) {
        return !now.isBefore(registered) && (gone == null || now.isBefore(gone));
    }

    /** When it is healthy for the first time; a new target has to pass one check. Empty: never. */
    public Optional<Instant> healthyAt(HealthCheck check) {
        if (!reachable || !check.takes(code)) {
            return Optional.empty();
        }
        Instant inTime = firstCheckFrom(answersFrom, check);
        boolean wasUnhealthy = inTime.isAfter(failedAt(check));
        return Optional.of(
                wasUnhealthy
                        ? inTime.plusSeconds((long) check.intervalSeconds() * (check.healthyThreshold() - 1))
                        : inTime);
    }

    /** When it is unhealthy for the first time; empty: it is not. */
    public Optional<Instant> unhealthyAt(HealthCheck check) {
        Instant failed = failedAt(check);
        return healthyAt(check).filter(healthy -> !healthy.isAfter(failed)).isPresent()
                ? Optional.empty()
                : Optional.of(failed);
    }

    public Health health(HealthCheck check, Instant now) {
        if (draining != null && !now.isBefore(draining)) {
            return new Health("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
        }
        if (healthyAt(check).filter(healthy -> !now.isBefore(healthy)).isPresent()) {
            return new Health("healthy", null, null);
        }
        if (now.isBefore(failedAt(check))) {
            return now.isBefore(registered)
                    ? new Health("initial", "Elb.RegistrationInProgress", "Target registration is in progress")
                    : new Health("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");
        }
        return unhealthy(now);
    }

    private Health unhealthy(Instant now) {
        if (!reachable) {
            return new Health("unhealthy", "Target.Timeout", "Request timed out");
        }
        return now.isBefore(answersFrom)
                ? new Health("unhealthy", "Target.FailedHealthChecks", "Health checks failed")
                : new Health(
                        "unhealthy",
                        "Target.ResponseCodeMismatch",
                        "Health checks failed with these codes: [" + code + "]");
    }

    private Instant failedAt(HealthCheck check) {
        return registered.plusSeconds((long) check.intervalSeconds() * check.unhealthyThreshold());
    }

    private Instant firstCheckFrom(Instant time, HealthCheck check) {
        long interval = check.intervalSeconds();
        long waited = Math.max(0, Duration.between(registered, time).toSeconds());
        return registered.plusSeconds(Math.max(1, (waited + interval - 1) / interval) * interval);
    }
}
