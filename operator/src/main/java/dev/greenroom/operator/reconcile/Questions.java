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
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.stack.Holder;
import dev.greenroom.operator.stack.Inquiries;
import dev.greenroom.operator.stack.StackClaims;
import dev.greenroom.operator.stack.StackMemory;
import dev.greenroom.operator.stack.StackMemory.Known;
import dev.greenroom.operator.stack.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final StackClaims claims;
    private final StackMemory memory;
    private final DriftReader drift;

    Questions(
            Inquiries inquiries,
            Observer observer,
            MigrationTasks migrations,
            Verification verification,
            StackClaims claims,
            StackMemory memory,
            DriftReader drift) {
        this.inquiries = inquiries;
        this.observer = observer;
        this.migrations = migrations;
        this.verification = verification;
        this.claims = claims;
        this.memory = memory;
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

    /** Asks whether anybody is still at work on a stack that a run found locked. */
    void holder(String environment, StackId stack, String runId, Duration every, Instant now) {
        boolean fresh = about(inquiries.answer(holderKey(stack)), runId)
                .filter(answer -> answer.at().plus(every).isAfter(now))
                .isPresent();
        if (!fresh) {
            inquiries.ask(holderKey(stack), environment, () -> new About<>(runId, claims.holder(stack)));
        }
    }

    /** Whether the stack that this run found locked is free by now. */
    boolean free(StackId stack, String runId) {
        return about(inquiries.answer(holderKey(stack)), runId)
                .filter(answer -> answer instanceof Answer.Answered<Optional<Holder>> told
                        && told.value().isEmpty())
                .isPresent();
    }

    /** Asks what the state backend knows of an environment that says nothing of itself. */
    void recall(String environment, Owner owner, Duration every, Instant now) {
        boolean fresh = memory(environment)
                .filter(answer -> answer instanceof Answer.Answered<Map<Part, Known>>
                        || answer.at().plus(every).isAfter(now))
                .isPresent();
        if (!fresh) {
            inquiries.ask(memoryKey(environment), environment, () -> memory.of(owner));
        }
    }

    Optional<Answer<Map<Part, Known>>> memory(String environment) {
        return inquiries.answer(memoryKey(environment));
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

    /** Asks what is no longer as it was made, unless an answer came since that was decided. */
    void compare(String environment, DriftStep.Look look) {
        if (comparison(environment, look.subject()).map(Answer::at).equals(look.last())) {
            inquiries.ask(
                    comparisonKey(environment),
                    environment,
                    () -> new About<>(look.subject(), differences(look.standing())));
        }
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
        inquiries.forget(memoryKey(environment));
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

    private static Inquiries.Key<About<Optional<Holder>>> holderKey(StackId stack) {
        return new Inquiries.Key<>("holder " + stack.name());
    }

    private static Inquiries.Key<Map<Part, Known>> memoryKey(String environment) {
        return new Inquiries.Key<>("memory " + environment);
    }

    private static Inquiries.Key<List<CloudResource>> leftoversKey(String environment) {
        return new Inquiries.Key<>("leftovers " + environment);
    }
}
