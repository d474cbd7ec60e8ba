package dev.greenroom.operator.reconcile;

import dev.greenroom.api.Phase;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.finding.LogInMessage;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.Optional;

/** Judges a rollout by what was seen of it. */
final class RolloutVerdict {
    private final Tempo tempo;

    RolloutVerdict(Tempo tempo) {
        this.tempo = tempo;
    }

    Verdict of(AppPlan plan, StackStatus app, Situation situation) {
        boolean late = rolledOut(app).plus(tempo.rolloutDeadline()).isBefore(situation.now());
        Optional<Answer<Observation>> answer = situation.observation();
        Optional<Condition> ready = Conditions.find(situation.status().conditions(), Conditions.READY)
                .filter(condition -> condition.getStatus().equals("True"));
        boolean answered = answer.filter(known -> known instanceof Answer.Answered<Observation>)
                .isPresent();
        if (ready.isPresent() && !answered) {
            // nothing speaks against it: a restart, or AWS that cannot be asked for a moment, unmakes no Ready
            return Verdict.ready(ready.get().getMessage());
        }
        if (answer.isEmpty()) {
            return Verdict.working(Phase.Deploying, Reason.Deploying, "looking at the rollout");
        }
        if (answer.get() instanceof Answer.Refused<Observation> refused) {
            return notYet(
                    late,
                    Reason.NotObserved,
                    "AWS could not be asked: " + refused.cause().getMessage());
        }
        return judge(((Answer.Answered<Observation>) answer.get()).value(), plan, late);
    }

    private static Instant rolledOut(StackStatus app) {
        RunStatus run = app.lastRun();
        return Instant.parse(run.start()).plusSeconds(run.durationSeconds() == null ? 0 : run.durationSeconds());
    }

    private static Verdict judge(Observation seen, AppPlan plan, boolean late) {
        if (seen.rollout() == Rollout.MISSING) {
            return notYet(late, Reason.ServiceMissing, "the ECS service is not there");
        }
        if (seen.rollout() == Rollout.FAILED) {
            String message = told("ECS gave up on the deployment", seen);
            return Verdict.stalled(Phase.Failed, Reason.DeploymentFailed.name(), message);
        }
        if (plan.desiredCount() == 0 && seen.rollout() == Rollout.COMPLETED) {
            return Verdict.ready("no task is wanted");
        }
        String tasks = seen.running() + "/" + seen.desired() + " tasks run, " + seen.healthyTargets() + " healthy";
        if (seen.rollout() == Rollout.IN_PROGRESS || seen.running() < seen.desired()) {
            return notYet(late, Reason.Deploying, told(tasks, seen));
        }
        if (seen.healthyTargets() == 0) {
            return notYet(late, Reason.TargetsUnhealthy, told(tasks, seen));
        }
        if (seen.endpoint() instanceof Endpoint.Unhealthy unhealthy) {
            return notYet(late, Reason.EndpointUnhealthy, told(unhealthy.what(), seen));
        }
        return Verdict.ready(tasks);
    }

    private static Verdict notYet(boolean late, Reason reason, String message) {
        return late
                ? Verdict.stalled(Phase.Failed, reason.name(), message)
                : Verdict.working(Phase.Deploying, reason, message);
    }

    private static String told(String what, Observation seen) {
        String sentence = seen.problem().isEmpty() ? what : what + ": " + seen.problem();
        return LogInMessage.append(sentence, seen.logLines());
    }
}
