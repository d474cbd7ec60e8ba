package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.DriftReader;
import dev.greenroom.operator.cloud.MigrationTasks;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.cloud.Observer.Probe;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.stack.Inquiries;
import dev.greenroom.operator.stack.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of AWS for an environment, and the last answers. An answer to an older question does not count. */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final Inquiries inquiries;
    private final Observer observer;
    private final MigrationTasks migrations;
    private final Verification verification;
    private final DriftReader drift;

    Questions(
            Inquiries inquiries,
            Observer observer,
            MigrationTasks migrations,
            Verification verification,
            DriftReader drift) {
        this.inquiries = inquiries;
        this.observer = observer;
        this.migrations = migrations;
        this.verification = verification;
        this.drift = drift;
    }

    /** An answer, and what exactly was asked. */
    private record About<T>(String subject, T value) {}

    /** Asks how the rollout is, unless the last answer is younger than {@code every}. */
    void observe(
            String environment,
            EnvironmentPlan plan,
            AppPlan app,
            String taskDefinitionArn,
            Duration every,
            Instant now) {
        boolean fresh = observation(environment, app.digest())
                .filter(answer -> answer.at().plus(every).isAfter(now))
                .isPresent();
        if (!fresh) {
            Probe probe = probe(plan, app);
            String database = plan.data().database().identifier();
            inquiries.ask(
                    observationKey(environment),
                    environment,
                    () -> new About<>(app.digest(), observer.observe(app, taskDefinitionArn, database, probe)));
        }
    }

    Optional<Answer<Observation>> observation(String environment, String appDigest) {
        return about(inquiries.answer(observationKey(environment)), appDigest);
    }

    private static Probe probe(EnvironmentPlan plan, AppPlan app) {
        String loadBalancer = app.net().loadBalancerDnsName();
        boolean https = plan.host() != null;
        String path = plan.resolved().container().healthCheckPath();
        return new Probe(https, https ? plan.host() : loadBalancer, loadBalancer, path);
    }

    /** Starts the migration's task or asks how it is. */
    void migrate(String environment, AppPlan app, String taskDefinitionArn, String token, Duration every, Instant now) {
        boolean fresh = migration(environment, token)
                .filter(answer -> answer.at().plus(every).isAfter(now))
                .isPresent();
        if (!fresh) {
            inquiries.ask(
                    migrationKey(environment),
                    environment,
                    () -> new About<>(token, migrations.run(app, taskDefinitionArn, token)));
        }
    }

    Optional<Answer<MigrationTask>> migration(String environment, String token) {
        return about(inquiries.answer(migrationKey(environment)), token);
    }

    /** Asks what of a destroyed environment AWS still knows. */
    void verify(String environment, Owner owner, Placement fallback, Duration every, Instant now) {
        boolean fresh = leftovers(environment)
                .filter(answer -> answer.at().plus(every).isAfter(now))
                .isPresent();
        if (!fresh) {
            inquiries.ask(leftoversKey(environment), environment, () -> verification.leftovers(owner, fallback));
        }
    }

    Optional<Answer<List<CloudResource>>> leftovers(String environment) {
        return inquiries.answer(leftoversKey(environment));
    }

    /** Asks what is no longer as it was made. */
    void compare(String environment, Standing standing, String subject) {
        inquiries.ask(comparisonKey(environment), environment, () -> new About<>(subject, differences(standing)));
    }

    /** The log alone tells of it: what cannot be compared may well be as it was made. */
    private List<Difference> differences(Standing standing) {
        try {
            return drift.differences(standing);
        } catch (CloudException e) {
            LOG.warn("not compared with AWS: {}", e.getMessage());
            throw e;
        }
    }

    Optional<Answer<List<Difference>>> comparison(String environment, String subject) {
        return about(inquiries.answer(comparisonKey(environment)), subject);
    }

    /** Drops what is known of leftovers: there will be others. */
    void forgetLeftovers(String environment) {
        inquiries.forget(leftoversKey(environment));
    }

    void forget(String environment) {
        inquiries.forget(observationKey(environment));
        inquiries.forget(migrationKey(environment));
        inquiries.forget(comparisonKey(environment));
        forgetLeftovers(environment);
    }

    private static <T> Optional<Answer<T>> about(Optional<Answer<About<T>>> answer, String subject) {
        return answer.flatMap(known -> {
            if (known instanceof Answer.Answered<About<T>> answered) {
                return answered.value().subject().equals(subject)
                        ? Optional.of(new Answer.Answered<>(answered.value().value(), answered.at()))
                        : Optional.empty();
            }
            return Optional.of(new Answer.Refused<>(((Answer.Refused<About<T>>) known).cause(), known.at()));
        });
    }

    private static Inquiries.Key<About<Observation>> observationKey(String environment) {
        return new Inquiries.Key<>("observation " + environment);
    }

    private static Inquiries.Key<About<MigrationTask>> migrationKey(String environment) {
        return new Inquiries.Key<>("migration " + environment);
    }

    private static Inquiries.Key<About<List<Difference>>> comparisonKey(String environment) {
        return new Inquiries.Key<>("comparison " + environment);
    }

    private static Inquiries.Key<List<CloudResource>> leftoversKey(String environment) {
        return new Inquiries.Key<>("leftovers " + environment);
    }
}
