package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.stack.RunRequest;
import dev.greenroom.operator.stack.RunRequest.Work;
import dev.greenroom.operator.stack.RunState;
import dev.greenroom.operator.stack.StackRuns;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.stack.StackWork.Doomed;
import dev.greenroom.operator.status.DriftFold;
import dev.greenroom.operator.status.StackFold;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of environments: a run is noted in the status first and started after that is written. What is noted and not under
 * way was interrupted.
 */
final class RunBook {
    private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);

    private final StackRuns runs;
    private final StackWork work;

    RunBook(StackRuns runs, StackWork work) {
        this.runs = runs;
        this.work = work;
    }

    /** Notes the runs that a decision starts. */
    static PreviewEnvironmentStatus note(PreviewEnvironmentStatus status, Owner owner, Decision decision, Instant now) {
        PreviewEnvironmentStatus noted = status;
        for (Note note : notes(decision)) {
            noted = noted.withStacks(noted.stacks().with(note.part().label(), started(status, owner, note, now)));
        }
        return noted;
    }

    /** Notes the runs that are to put something right. */
    static PreviewEnvironmentStatus note(PreviewEnvironmentStatus status, Owner owner, DriftStep step, Instant now) {
        PreviewEnvironmentStatus noted = status;
        if (step instanceof DriftStep.Correct correct) {
            noted = DriftFold.correcting(noted, now);
            for (StackPlan plan : correct.plans()) {
                Note note = new Note(plan.part(), Operation.Correct, plan.digest());
                noted = noted.withStacks(noted.stacks().with(note.part().label(), started(noted, owner, note, now)));
            }
        }
        return noted;
    }

    private static StackStatus started(PreviewEnvironmentStatus status, Owner owner, Note note, Instant now) {
        return StackFold.starting(
                status.stacks().of(note.part().label()),
                StackId.of(owner, note.part()),
                runId(owner, note.part(), now),
                note.operation(),
                note.digest(),
                now);
    }

    private record Note(Part part, Operation operation, String digest) {}

    private static List<Note> notes(Decision decision) {
        if (decision instanceof Decision.Provision provision) {
            return provision.start().stream()
                    .map(plan -> new Note(plan.part(), Operation.Up, plan.digest()))
                    .toList();
        }
        if (decision instanceof Decision.Deploy deploy) {
            return List.of(
                    new Note(Part.APP, operation(deploy.step()), deploy.plan().digest()));
        }
        if (decision instanceof Decision.TearDown step && step.teardown() instanceof Teardown.Destroy destroy) {
            return destroy.parts().stream()
                    .map(part -> new Note(part, Operation.Destroy, StackWork.DESTROY))
                    .toList();
        }
        return List.of();
    }

    private static Operation operation(AppStep step) {
        return step instanceof AppStep.Register ? Operation.Register : Operation.Up;
    }

    private static String runId(Owner owner, Part part, Instant now) {
        return owner.hash8() + "-" + part.label() + "-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
    }

    void start(StackPlan plan, String environment, StackStatus noted) {
        start(
                plan.stack(),
                environment,
                noted,
                plan instanceof DataPlan data ? work.data(data) : work.net((NetPlan) plan));
    }

    void start(AppPlan plan, AppStep step, String environment, StackStatus noted) {
        start(plan.stack(), environment, noted, work.app(plan, step));
    }

    /** Starts a run of a stack that is what its digest says, and yet not as it was made. */
    void correct(StackPlan plan, String environment, StackStatus noted) {
        StackWork correction = work.correcting();
        Work what = plan instanceof AppPlan app
                ? correction.app(app, new AppStep.Roll())
                : plan instanceof DataPlan data ? correction.data(data) : correction.net((NetPlan) plan);
        start(plan.stack(), environment, noted, what);
    }

    void destroy(StackId stack, Part part, Placement fallback, String environment, PreviewEnvironmentStatus noted) {
        StackStatus status = noted.stacks().of(part.label());
        StackStatus net = noted.stacks().net();
        boolean migrated = part == Part.APP && net != null && noted.migration() != null;
        Doomed doomed = new Doomed(
                stack,
                fallback,
                !status.outputs().isEmpty(),
                migrated ? net.outputs().get("clusterArn") : null,
                migrated ? noted.migration().taskArn() : null);
        start(stack, environment, status, work.destroy(doomed));
    }

    private void start(StackId stack, String environment, StackStatus noted, Work what) {
        RunStatus run = noted.lastRun();
        boolean started = runs.start(new RunRequest(run.id(), stack, environment, run.operation(), run.digest(), what));
        if (!started) {
            // its end is told to the environment, whose next pass starts anew
            LOG.info("run {} is not started while another one of {} is under way", run.id(), stack.name());
        }
    }

    /** Whether the process is stopping: what a pass would start now would end at once. */
    boolean closing() {
        return runs.draining();
    }

    void interrupt(StackId stack) {
        runs.interrupt(stack);
    }

    Map<Part, RunState> of(Owner owner) {
        Map<Part, RunState> states = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            runs.state(StackId.of(owner, part)).ifPresent(state -> states.put(part, state));
        }
        return states;
    }

    /** Lets go of runs whose end is in the written status. */
    void settle(Owner owner, Map<Part, RunState> folded) {
        folded.forEach((part, state) -> {
            if (state instanceof RunState.Finished) {
                runs.settle(StackId.of(owner, part));
            }
        });
    }
}
