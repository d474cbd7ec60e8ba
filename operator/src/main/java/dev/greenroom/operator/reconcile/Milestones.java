package dev.greenroom.operator.reconcile;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is worth an Event: the difference between the old status and the new one. Pure, so a restart repeats nothing. */
final class Milestones {
    private final PreviewEnvironmentStatus old;
    private final PreviewEnvironmentStatus next;
    private final List<Milestone> milestones = new ArrayList<>();

    private Milestones(PreviewEnvironmentStatus old, PreviewEnvironmentStatus next) {
        this.old = old;
        this.next = next;
    }

    /**
     * One event.
     *
     * @param warning whether its type is Warning rather than Normal
     */
    record Milestone(boolean warning, String reason, String message) {}

    static List<Milestone> between(
            PreviewEnvironmentStatus old, PreviewEnvironmentStatus next, Planned planned, Verdict verdict) {
        Milestones milestones = new Milestones(old, next);
        milestones.plan(planned);
        for (Part part : Part.values()) {
            milestones.run(part);
        }
        milestones.phase(verdict);
        milestones.expiry();
        milestones.drift();
        return List.copyOf(milestones.milestones);
    }

    private void plan(Planned planned) {
        boolean newGeneration = !Objects.equals(old.observedGeneration(), next.observedGeneration());
        if (newGeneration && planned instanceof Planned.Accepted accepted) {
            accepted.plan().warnings().forEach(warning -> add(true, warning.reason(), warning.message()));
        }
    }

    private void run(Part part) {
        RunStatus before = lastRun(old, part);
        RunStatus after = lastRun(next, part);
        if (after == null || Objects.equals(before, after)) {
            return;
        }
        boolean started = before == null || !Objects.equals(before.id(), after.id());
        boolean ended = started || before.result() != after.result();
        if (started && after.result() == Result.Running) {
            add(
                    false,
                    after.operation() == Operation.Destroy ? "DestroyStarted" : "RunStarted",
                    part.label() + ": run " + after.id() + " started");
        } else if (ended) {
            ended(part, after, before == null);
        }
    }

    private void ended(Part part, RunStatus run, boolean begunElsewhere) {
        if (begunElsewhere && run.result() == Result.Succeeded) {
            add(false, "Adopted", part.label() + ": found as run " + run.id() + " left it");
            return;
        }
        switch (run.result()) {
            case Succeeded ->
                add(
                        false,
                        run.operation() == Operation.Destroy ? "Destroyed" : "RunSucceeded",
                        part.label() + ": done in " + run.durationSeconds() + " s");
            case Failed -> add(true, run.reason(), part.label() + ": " + run.message());
            case Interrupted -> add(false, "RunInterrupted", part.label() + ": run " + run.id() + " was interrupted");
            case Running -> {
                // progress is no milestone
            }
        }
    }

    private void phase(Verdict verdict) {
        boolean same = next.phase() == old.phase() && Objects.equals(reason(old), reason(next));
        if (same || Conditions.isTrue(next.conditions(), Conditions.PAUSED)) {
            return;
        }
        boolean stalled = verdict.progress() == Verdict.Progress.STALLED;
        boolean told =
                milestones.stream().anyMatch(milestone -> milestone.reason().equals(verdict.reason()));
        boolean closed = verdict.reason().equals(Reason.PullRequestClosed.name());
        if (!told && (next.phase() != old.phase() || stalled || closed)) {
            String message = next.phase() == Phase.Ready ? next.url() + ": " + verdict.message() : verdict.message();
            boolean trouble = stalled || next.phase() == Phase.Failed;
            add(trouble, trouble || closed ? verdict.reason() : next.phase().name(), message);
        }
    }

    private void expiry() {
        boolean before = Conditions.isTrue(old.conditions(), Conditions.EXPIRING);
        Conditions.find(next.conditions(), Conditions.EXPIRING)
                .filter(soon -> !before)
                .ifPresent(soon -> add(true, soon.getReason(), soon.getMessage()));
    }

    /** That a run is to put it right is told by the run. */
    private void drift() {
        Optional<Condition> before = Conditions.find(old.conditions(), Conditions.DRIFTED);
        Optional<Condition> after = Conditions.find(next.conditions(), Conditions.DRIFTED);
        boolean same = before.map(Condition::getMessage).equals(after.map(Condition::getMessage));
        after.filter(drifted -> !same && !drifted.getReason().equals(Reason.CorrectingDrift.name()))
                .ifPresent(drifted -> add(true, drifted.getReason(), drifted.getMessage()));
        if (before.isPresent() && old.drift() != null && next.drift() == null && next.lastVerified() != null) {
            add(false, Reason.DriftGone.name(), "AWS has everything as it was made again");
        }
    }

    private static String reason(PreviewEnvironmentStatus status) {
        return Conditions.find(status.conditions(), Conditions.READY)
                .map(c -> c.getReason())
                .orElse(null);
    }

    private static RunStatus lastRun(PreviewEnvironmentStatus status, Part part) {
        StackStatus stack = status.stacks().of(part.label());
        return stack == null ? null : stack.lastRun();
    }

    private void add(boolean warning, String reason, String message) {
        milestones.add(new Milestone(warning, reason, message));
    }
}
