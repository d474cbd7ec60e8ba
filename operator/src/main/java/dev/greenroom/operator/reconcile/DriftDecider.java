package dev.greenroom.operator.reconcile;

import dev.greenroom.api.DriftStatus;
import dev.greenroom.api.Lifecycle.OnDrift;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.Standing.StandingApp;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When AWS is compared with what was made there, and when something is put right. Pure. Nothing is done while a run is under
 * way, while something is rolled out, or before everything that is wanted was brought up.
 */
final class DriftDecider {
    private final Duration interval;

    /** @param interval between two comparisons; zero: only when a person asks */
    DriftDecider(Duration interval) {
        this.interval = interval;
    }

    /** @param answer about what stands now; empty: none is at hand */
    DriftStep decide(
            Planned planned, Decision decision, Situation situation, Optional<Answer<List<Difference>>> answer) {
        PreviewEnvironmentStatus status = situation.status();
        boolean paused = situation.paused() || !(planned instanceof Planned.Accepted);
        if (paused || !standsWhole(decision) || any(status, run -> run.result() == Result.Running)) {
            return new DriftStep.Rest();
        }
        Stand stand = new Stand(((Planned.Accepted) planned).plan(), decision);
        if (any(status, DriftDecider::cutOff)) {
            return correct(stand.plans(part -> cutOff(lastRun(status, part))));
        }
        if (!calm(decision.verdict())) {
            return new DriftStep.Rest();
        }
        if (due(situation, answer)) {
            return new DriftStep.Look(stand.standing(status), subject(status), answer.map(Answer::at));
        }
        boolean wanted = stand.plan().resolved().lifecycle().onDrift() == OnDrift.Correct;
        return wanted && status.drift() != null && mayTry(status.drift(), situation.now())
                ? correct(stand.plans(part -> differs(status.drift(), part)))
                : new DriftStep.Rest();
    }

    /** What an answer is about: the outcome of these runs. */
    static String subject(PreviewEnvironmentStatus status) {
        return Stream.of(Part.values())
                .map(part -> lastRun(status, part))
                .map(run -> run == null ? "-" : run.id())
                .collect(Collectors.joining(" "));
    }

    /** When to reconcile again, so that no comparison is late. */
    Duration again(Duration otherwise) {
        return interval.isZero() || otherwise.compareTo(interval) < 0 ? otherwise : interval;
    }

    private static boolean standsWhole(Decision decision) {
        return decision instanceof Decision.Observe || waitsForImage(decision);
    }

    private static boolean waitsForImage(Decision decision) {
        return decision instanceof Decision.Rest && decision.verdict().reason().equals(Reason.WaitingForImage.name());
    }

    /** After a rollout that failed, ECS itself put the service on another task definition. */
    private static boolean calm(Verdict verdict) {
        return verdict.progress() != Verdict.Progress.RECONCILING
                && !verdict.reason().equals(Reason.DeploymentFailed.name());
    }

    private boolean due(Situation situation, Optional<Answer<List<Difference>>> answer) {
        PreviewEnvironmentStatus status = situation.status();
        if (situation.nudged()) {
            return true;
        }
        boolean outcomeUnknown = status.drift() != null && status.drift().correcting() != null;
        if (answer.isEmpty() && outcomeUnknown) {
            return true;
        }
        // the status remembers over a restart, so that not all previews are compared at once after one
        Instant last = answer.map(Answer::at)
                .orElse(status.lastVerified() == null ? Instant.MIN : Instant.parse(status.lastVerified()));
        return !interval.isZero() && !last.isAfter(situation.now().minus(interval));
    }

    private static boolean mayTry(DriftStatus drift, Instant now) {
        if (drift.correcting() != null) {
            return false;
        }
        return drift.tries() == null
                || !now.isBefore(Instant.parse(drift.lastTry()).plus(Backoff.ofCorrections(drift.tries())));
    }

    private static boolean differs(DriftStatus drift, Part part) {
        return drift.differences().stream().anyMatch(difference -> part.label().equals(difference.part()));
    }

    private static DriftStep correct(List<StackPlan> plans) {
        return plans.isEmpty() ? new DriftStep.Rest() : new DriftStep.Correct(plans);
    }

    private static boolean cutOff(RunStatus run) {
        return run != null && run.operation() == Operation.Correct && run.result() == Result.Interrupted;
    }

    private static boolean any(PreviewEnvironmentStatus status, Predicate<RunStatus> what) {
        return Stream.of(Part.values())
                .map(part -> lastRun(status, part))
                .filter(Objects::nonNull)
                .anyMatch(what);
    }

    private static RunStatus lastRun(PreviewEnvironmentStatus status, Part part) {
        StackStatus stack = status.stacks().of(part.label());
        return stack == null ? null : stack.lastRun();
    }

    /** What the stacks were brought up to. */
    private record Stand(EnvironmentPlan plan, Decision decision) {

        private Optional<StandingApp> app() {
            return decision instanceof Decision.Observe observe
                    ? Optional.of(new StandingApp(observe.plan(), observe.taskDefinitionArn()))
                    : Optional.empty();
        }

        Standing standing(PreviewEnvironmentStatus status) {
            return new Standing(
                    plan.data(),
                    DataOutputs.of(status.stacks().data().outputs()),
                    plan.net(),
                    NetOutputs.of(status.stacks().net().outputs()),
                    app());
        }

        List<StackPlan> plans(Predicate<Part> which) {
            Stream<StackPlan> standing = Stream.concat(
                    Stream.of(plan.data(), plan.net()), app().stream().map(StandingApp::plan));
            return standing.filter(part -> which.test(part.part())).toList();
        }
    }
}
