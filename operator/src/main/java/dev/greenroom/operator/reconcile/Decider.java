package dev.greenroom.operator.reconcile;

import dev.greenroom.api.Lifecycle.OnExpiry;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of decisions for a preview that is wanted. Pure: every row is a unit test. */
final class Decider {
    static final String FURTHER_CHANGES = "waiting a moment for further changes";

    private final Tempo tempo;
    private final AppDecider app;
    private final TeardownDecider teardown;

    Decider(Tempo tempo) {
        this.tempo = tempo;
        this.app = new AppDecider(tempo);
        this.teardown = new TeardownDecider(tempo);
    }

    Decision decide(Planned planned, Situation situation) {
        PreviewEnvironmentStatus status = situation.status();
        if (situation.paused()) {
            return new Decision.Rest(unchanged(status), tempo.safety());
        }
        if (situation.pullRequest() instanceof PullRequestNews.Closed closed) {
            return closed(closed);
        }
        Optional<Decision> expired = expired(situation);
        if (expired.isPresent()) {
            return expired.get();
        }
        if (planned instanceof Planned.Rejected rejected) {
            Verdict verdict = Verdict.stalled(Phase.Failed, rejected.reason().name(), rejected.message());
            return new Decision.Rest(verdict, tempo.safety());
        }
        boolean fresh = !status.stacks().anyLeft();
        if (fresh && situation.pullRequest() instanceof PullRequestNews.Awaited awaited) {
            return awaited(awaited);
        }
        EnvironmentPlan plan = ((Planned.Accepted) planned).plan();
        return provision(plan, situation).orElseGet(() -> app.decide(plan, situation));
    }

    private static Verdict unchanged(PreviewEnvironmentStatus status) {
        Phase phase = status.phase() == null ? Phase.Pending : status.phase();
        return Verdict.settled(phase, Reason.Paused, "spec.paused is true: nothing is changed until it is false");
    }

    private Decision closed(PullRequestNews.Closed pullRequest) {
        String message = "pull request " + pullRequest.name() + (pullRequest.merged() ? " was merged" : " is closed")
                + "; the preview is deleted";
        return new Decision.DeleteResource(
                Verdict.working(Phase.Deleting, Reason.PullRequestClosed, message), tempo.safety());
    }

    private static Decision awaited(PullRequestNews.Awaited pullRequest) {
        String message = "asking GitHub whether pull request " + pullRequest.name() + " is open";
        return new Decision.Rest(Verdict.working(Phase.Pending, Reason.AskingGitHub, message), pullRequest.patience());
    }

    private Optional<Decision> expired(Situation situation) {
        PreviewEnvironmentStatus status = situation.status();
        if (status.expires() == null || Instant.parse(status.expires()).isAfter(situation.now())) {
            return Optional.empty();
        }
        boolean hibernate =
                status.resolved() != null && status.resolved().lifecycle().onExpiry() == OnExpiry.Hibernate;
        if (!hibernate) {
            String message = "the time to live was over at " + status.expires() + "; the preview is deleted";
            Verdict verdict = Verdict.working(Phase.Expired, Reason.Expired, message);
            return Optional.of(new Decision.DeleteResource(verdict, tempo.safety()));
        }
        if (status.phase() == Phase.Expired && !status.stacks().anyLeft()) {
            return Optional.of(new Decision.Rest(asleep(status), tempo.safety()));
        }
        Decision.TearDown step = teardown.decide(situation, Reason.Expired, Phase.Deleting);
        return Optional.of(step.teardown() instanceof Teardown.Done ? asleepAfter(step, status) : step);
    }

    private static Decision asleepAfter(Decision.TearDown done, PreviewEnvironmentStatus status) {
        return new Decision.TearDown(asleep(status), done.again(), done.teardown());
    }

    private static Verdict asleep(PreviewEnvironmentStatus status) {
        return Verdict.settled(
                Phase.Expired,
                Reason.Expired,
                "the time to live was over at " + status.expires()
                        + " and all that cost money is destroyed; a new image or the annotation greenroom.dev/reconcile-at wakes it");
    }

    private Optional<Decision> provision(EnvironmentPlan plan, Situation situation) {
        List<StackPlan> start = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        List<StackNeed.Rest> troubles = new ArrayList<>();
        Duration unrest = situation.unrest(tempo.quiet());
        Duration again = tempo.safety();
        for (StackPlan part : List.of(plan.data(), plan.net())) {
            StackNeed need = need(part, situation);
            if (need instanceof StackNeed.Run && isUp(part, situation) && !unrest.isZero()) {
                messages.add(part.part().label() + ": " + FURTHER_CHANGES);
                again = unrest;
            } else if (need instanceof StackNeed.Run) {
                start.add(part);
                messages.add(part.part().label() + ": starting");
            } else if (need instanceof StackNeed.Patience patience) {
                messages.add(part.part().label() + ": " + progress(patience.run()));
            } else if (need instanceof StackNeed.Rest rest) {
                troubles.add(rest);
                messages.add(part.part().label() + ": " + rest.failed().message());
            }
        }
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Decision.Provision(
                verdict(messages, StackNeed.Rest.worst(troubles)), StackNeed.Rest.soonest(troubles, again), start));
    }

    private static boolean isUp(StackPlan plan, Situation situation) {
        StackStatus stack = situation.status().stacks().of(plan.part().label());
        return stack != null && stack.digest() != null;
    }

    private static StackNeed need(StackPlan plan, Situation situation) {
        StackStatus stack = situation.status().stacks().of(plan.part().label());
        return StackNeed.of(stack, plan.digest(), Operation.Up, situation.tryNow(plan.part()), situation.now());
    }

    static String progress(RunStatus run) {
        return run.progress() == null ? "running" : run.progress();
    }

    private static Verdict verdict(List<String> messages, Optional<StackNeed.Rest> trouble) {
        String message = String.join("; ", messages);
        return trouble.map(rest -> failed(rest, Phase.Provisioning, message))
                .orElseGet(() -> Verdict.working(Phase.Provisioning, Reason.Provisioning, message));
    }

    /**
     * A failure that a person may have to look into is Stalled, also when it is tried again now and then.
     *
     * @param working phase of a stack that only waits for its turn
     */
    static Verdict failed(StackNeed.Rest rest, Phase working, String message) {
        boolean waits = rest.retry() == Retry.WAITING;
        boolean transientTrouble = waits || rest.retry() == Retry.SOON || rest.retry() == Retry.LATER;
        Verdict.Progress progress = transientTrouble ? Verdict.Progress.RECONCILING : Verdict.Progress.STALLED;
        return new Verdict(waits ? working : Phase.Failed, false, rest.failed().reason(), message, progress);
    }
}
