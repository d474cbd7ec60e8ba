package dev.greenroom.operator.status;

import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.MigrationStatus.State;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.api.Stacks;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.plan.AppOutputs;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunState;
import dev.greenroom.operator.stack.StackMemory.Known;
import java.util.Map;
import java.util.Optional;

/** Takes what happened since the last status into it: runs that ended, the migration's task. */
public final class PreviewFold {
    private PreviewFold() {}

    /** Folds runs in. */
    public static PreviewEnvironmentStatus runs(PreviewEnvironmentStatus old, Map<Part, RunState> runs) {
        Stacks stacks = old.stacks();
        for (Part part : Part.values()) {
            String label = part.label();
            stacks = stacks.with(label, StackFold.fold(stacks.of(label), Optional.ofNullable(runs.get(part))));
        }
        PreviewEnvironmentStatus folded = old.withStacks(stacks);
        if (destroyed(stacks.data())) {
            return folded.withMigration(null).withDrift(null, null);
        }
        boolean rolled = stacks.app() != null && stacks.app().digest() != null;
        return rolled
                ? folded
                : registered(runs.get(Part.APP)).map(folded::withMigration).orElse(folded);
    }

    /** Folds in what the state backend knows of a preview that says nothing of its stacks. */
    public static PreviewEnvironmentStatus recalled(
            PreviewEnvironmentStatus old, Owner owner, Map<Part, Known> memory) {
        Stacks stacks = old.stacks();
        for (Map.Entry<Part, Known> known : memory.entrySet()) {
            StackStatus stack = StackFold.recalled(StackId.of(owner, known.getKey()), known.getValue());
            stacks = stacks.with(known.getKey().label(), stack);
        }
        return old.withStacks(stacks);
    }

    /** A migration is gone with the database that it was of: the next one starts empty. So is what differed. */
    private static boolean destroyed(StackStatus data) {
        return data != null && data.lastRun() != null && !data.mayHoldSomething();
    }

    /** Folds the migration's task in. */
    public static PreviewEnvironmentStatus migration(PreviewEnvironmentStatus old, MigrationTask task) {
        State state =
                switch (task.state()) {
                    case RUNNING -> State.Running;
                    case SUCCEEDED -> State.Succeeded;
                    case FAILED -> State.Failed;
                };
        MigrationStatus known = old.migration();
        return old.withMigration(new MigrationStatus(
                known.digest(), known.attempt(), known.taskDefinitionArn(), task.taskArn(), state, task.message()));
    }

    /** A person asked for a try now: a migration that failed gets another task, drift that stayed another run. */
    public static PreviewEnvironmentStatus nudged(PreviewEnvironmentStatus last) {
        PreviewEnvironmentStatus old = DriftFold.nudged(last);
        MigrationStatus known = old.migration();
        if (known == null || known.state() != State.Failed) {
            return old;
        }
        return old.withMigration(new MigrationStatus(
                known.digest(), known.attempt() + 1, known.taskDefinitionArn(), null, State.Registered, null));
    }

    private static Optional<MigrationStatus> registered(RunState run) {
        if (run instanceof RunState.Finished finished
                && finished.run().operation() == Operation.Register
                && finished.outcome() instanceof RunOutcome.Succeeded succeeded) {
            String arn = AppOutputs.of(succeeded.outputs()).taskDefinitionArn();
            return Optional.of(new MigrationStatus(finished.run().digest(), 0, arn, null, State.Registered, null));
        }
        return Optional.empty();
    }
}
