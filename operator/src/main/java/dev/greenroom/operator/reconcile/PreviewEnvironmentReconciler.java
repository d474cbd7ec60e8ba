package dev.greenroom.operator.reconcile;

import dev.greenroom.api.Cost;
import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.PullRequest;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.StackStatus;
import dev.greenroom.api.Stacks;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.reconcile.Milestones.Milestone;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.stack.RunState;
import dev.greenroom.operator.stack.StackMemory.Known;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.status.DriftFold;
import dev.greenroom.operator.status.PreviewFold;
import dev.greenroom.operator.status.PreviewStatusFactory;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One pass over one preview: gather, decide, write, act. */
@ControllerConfiguration(
        name = "previewenvironments",
        finalizerName = GreenroomApi.FINALIZER,
        generationAwareEventProcessing = false,
        informer = @Informer(onUpdateFilter = ReconcileTriggers.class))
public final class PreviewEnvironmentReconciler implements Reconciler<PreviewEnvironment>, Cleaner<PreviewEnvironment> {
    private final PreviewParts parts;
    private final Decider decider;
    private final TeardownDecider teardownDecider;
    private final DriftDecider driftDecider;
    private final Tempo tempo;
    private final Clock clock;
    private final UnaryOperator<Duration> timers;
    private final PreviewEventSources eventSources;
    private final Pushes pushes = new Pushes();

    /**
     * @param timers how long the machine waits for a duration of the clock
     */
    public PreviewEnvironmentReconciler(PreviewParts parts, Tempo tempo, Clock clock, UnaryOperator<Duration> timers) {
        this.parts = parts;
        this.decider = new Decider(tempo);
        this.teardownDecider = new TeardownDecider(tempo);
        this.driftDecider = new DriftDecider(tempo.compare());
        this.tempo = tempo;
        this.clock = clock;
        this.timers = timers;
        this.eventSources = new PreviewEventSources(parts.wakeUps(), timers);
    }

    @Override
    public List<EventSource<?, PreviewEnvironment>> prepareEventSources(
            EventSourceContext<PreviewEnvironment> context) {
        return eventSources.prepare(context);
    }

    @Override
    public UpdateControl<PreviewEnvironment> reconcile(
            PreviewEnvironment preview, Context<PreviewEnvironment> context) {
        if (parts.runs().closing()) {
            return UpdateControl.noUpdate();
        }
        Pass pass = new Pass(preview, clock.instant());
        if (pass.recalling()) {
            return UpdateControl.<PreviewEnvironment>noUpdate().rescheduleAfter(timers.apply(tempo.safety()));
        }
        Planned planned = parts.plans().plan(preview, pass.written, eventSources::service);
        PreviewEnvironmentStatus known = pass.timed(pass.known(), planned);
        Situation situation = pass.situation(known);
        Decision decision = pass.obstacle()
                .<Decision>map(verdict -> new Decision.Rest(verdict, tempo.recall()))
                .orElseGet(() -> decider.decide(planned, situation));
        DriftStep drift = driftDecider.decide(planned, decision, situation, pass.comparison(known));
        pass.conclude(known, planned, decision, drift, context);
        pass.watchPullRequest(decision);
        Duration again = driftDecider.again(decision.again());
        return UpdateControl.<PreviewEnvironment>noUpdate().rescheduleAfter(timers.apply(again));
    }

    @Override
    public DeleteControl cleanup(PreviewEnvironment preview, Context<PreviewEnvironment> context) {
        if (parts.runs().closing()) {
            return DeleteControl.noFinalizerRemoval();
        }
        Pass pass = new Pass(preview, clock.instant());
        PreviewEnvironmentStatus known = pass.known();
        Decision.TearDown decision = pass.strange().isPresent()
                ? new Decision.TearDown(pass.strange().get(), tempo.safety(), new Teardown.Await())
                : teardownDecider.decide(pass.situation(known), Reason.Deleting, Phase.Deleting);
        pass.conclude(known, null, decision, new DriftStep.Rest(), context);
        if (decision.teardown() instanceof Teardown.Done) {
            parts.events()
                    .tell(
                            preview,
                            new Milestone(false, "Deleted", decision.verdict().message()));
            pushes.forget(pass.environment);
            parts.pullRequests().forget(pass.environment);
            parts.gone().accept(pass.environment);
            return DeleteControl.defaultDelete();
        }
        return DeleteControl.noFinalizerRemoval()
                .rescheduleAfter(timers.apply(decision.again()).toMillis());
    }

    /** What is at hand during one pass. */
    private final class Pass {
        private final PreviewEnvironment preview;
        private final Instant now;
        private final Owner owner;
        private final String environment;
        private final PreviewEnvironmentStatus written;
        private final Map<Part, RunState> runs;
        private final String reconcileAt;
        private final boolean nudged;

        Pass(PreviewEnvironment preview, Instant now) {
            this.preview = preview;
            this.now = now;
            this.owner = parts.plans().owner(preview);
            this.environment = owner.namespace() + "/" + owner.name();
            this.written = preview.getStatus() == null ? PreviewEnvironmentStatus.EMPTY : preview.getStatus();
            this.runs = parts.runs().of(owner);
            this.reconcileAt = ReconcileTriggers.reconcileAt(preview);
            this.nudged = reconcileAt != null && !Objects.equals(reconcileAt, written.lastReconcileAt());
        }

        /** A delete works while paused. */
        boolean paused() {
            return Boolean.TRUE.equals(preview.getSpec().paused()) && !preview.isMarkedForDeletion();
        }

        /** With another cluster id all stacks would have other names: made a second time, and never found to be deleted. */
        Optional<Verdict> strange() {
            for (Part part : Part.values()) {
                StackStatus stack = written.stacks().of(part.label());
                String expected = StackId.of(owner, part).name();
                if (stack != null && stack.id() != null && !stack.id().equals(expected)) {
                    String message = "its stack is " + stack.id() + ", and this operator would call it " + expected
                            + ": is GREENROOM_CLUSTER_ID the one it was made with?";
                    Phase phase = preview.isMarkedForDeletion() ? Phase.Deleting : Phase.Failed;
                    return Optional.of(Verdict.stalled(phase, Reason.OtherCluster.name(), message));
                }
            }
            return Optional.empty();
        }

        /** Whether nothing is noted of it, and the backend has yet to say what it knows. */
        boolean recalling() {
            boolean noted = !written.stacks().equals(Stacks.NONE);
            if (!noted) {
                parts.questions().recall(environment, owner, tempo.recall(), now);
            }
            return !noted && parts.questions().memory(environment).isEmpty();
        }

        private Optional<Answer<Map<Part, Known>>> memory() {
            return written.stacks().equals(Stacks.NONE) ? parts.questions().memory(environment) : Optional.empty();
        }

        /** Why nothing can be decided, whatever is wanted. */
        Optional<Verdict> obstacle() {
            return strange().or(() -> memory().filter(answer -> answer instanceof Answer.Refused<Map<Part, Known>>)
                    .map(answer ->
                            ((Answer.Refused<Map<Part, Known>>) answer).cause().getMessage())
                    .map(message -> Verdict.working(Phase.Pending, Reason.BackendUnavailable, message)));
        }

        PreviewEnvironmentStatus known() {
            PreviewEnvironmentStatus known = PreviewFold.runs(recalled(), runs);
            Optional<MigrationTask> task = migration(known)
                    .filter(answer -> answer instanceof Answer.Answered<MigrationTask>)
                    .map(answer -> ((Answer.Answered<MigrationTask>) answer).value());
            known = task.isPresent() ? PreviewFold.migration(known, task.get()) : known;
            known = nudged ? PreviewFold.nudged(known) : known;
            Optional<Answer<List<Difference>>> comparison = comparison(known);
            return comparison.isPresent() && comparison.get() instanceof Answer.Answered<List<Difference>> answered
                    ? DriftFold.seen(known, answered.value(), answered.at())
                    : known;
        }

        Optional<Answer<List<Difference>>> comparison(PreviewEnvironmentStatus known) {
            return parts.questions().comparison(environment, DriftDecider.subject(known));
        }

        /** With the time at which it ends, by the last spec that could be planned. */
        PreviewEnvironmentStatus timed(PreviewEnvironmentStatus known, Planned planned) {
            ResolvedPreview lastGood = planned instanceof Planned.Accepted accepted
                    ? accepted.plan().resolved()
                    : known.resolved();
            return known.withExpires(PreviewStatusFactory.expires(
                    known, preview.getMetadata().getGeneration(), nudged, paused() ? null : lastGood, now));
        }

        private PreviewEnvironmentStatus recalled() {
            return memory().filter(answer -> answer instanceof Answer.Answered<Map<Part, Known>>)
                    .map(answer -> ((Answer.Answered<Map<Part, Known>>) answer).value())
                    .map(memory -> PreviewFold.recalled(written, owner, memory))
                    .orElse(written);
        }

        private Optional<Answer<MigrationTask>> migration(PreviewEnvironmentStatus known) {
            MigrationStatus migration = known.migration();
            boolean open = migration != null
                    && migration.state() != MigrationStatus.State.Succeeded
                    && migration.state() != MigrationStatus.State.Failed;
            return open ? parts.questions().migration(environment, AppDecider.token(migration)) : Optional.empty();
        }

        Situation situation(PreviewEnvironmentStatus known) {
            String digest =
                    known.stacks().app() == null ? null : known.stacks().app().digest();
            return new Situation(
                    paused(),
                    nudged,
                    freed(known),
                    pushes.since(environment, preview.getMetadata().getGeneration(), now),
                    parts.pullRequests().news(environment, pullRequest(), now),
                    known,
                    digest == null ? Optional.empty() : parts.questions().observation(environment, digest),
                    migration(known),
                    parts.questions().leftovers(environment),
                    now);
        }

        private Set<Part> freed(PreviewEnvironmentStatus known) {
            Set<Part> freed = EnumSet.noneOf(Part.class);
            locked(known).forEach((part, runId) -> {
                if (parts.questions().free(StackId.of(owner, part), runId)) {
                    freed.add(part);
                }
            });
            return freed;
        }

        /** The stacks that somebody else was at work on, by the runs that found it so. */
        private Map<Part, String> locked(PreviewEnvironmentStatus known) {
            Map<Part, String> locked = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                StackStatus stack = known.stacks().of(part.label());
                if (stack != null
                        && StackWork.LOCKED.equals(
                                stack.lastRun() == null ? null : stack.lastRun().reason())) {
                    locked.put(part, stack.lastRun().id());
                }
            }
            return locked;
        }

        private PullRequest pullRequest() {
            return preview.getSpec() == null ? null : preview.getSpec().pullRequest();
        }

        /** A preview that is paused stays, whatever becomes of its pull request meanwhile. */
        void watchPullRequest(Decision decision) {
            if (paused()) {
                parts.pullRequests().forget(environment);
            } else if (!(decision instanceof Decision.DeleteResource)) {
                parts.pullRequests().ask(environment, pullRequest(), nudged, now);
            }
        }

        /** Writes what was decided, tells what is new, and only then acts. */
        void conclude(
                PreviewEnvironmentStatus known,
                Planned planned,
                Decision decision,
                DriftStep drift,
                Context<PreviewEnvironment> context) {
            PreviewEnvironmentStatus next = next(known, planned, decision, drift);
            if (!next.equals(written)) {
                PrimaryUpdateAndCacheUtils.patchStatusAndCacheResource(preview, context, resource -> {
                    resource.setStatus(next);
                    return resource;
                });
                Milestones.between(written, next, planned, decision.verdict())
                        .forEach(milestone -> parts.events().tell(preview, milestone));
            }
            parts.runs().settle(owner, runs);
            parts.seen().accept(environment, next);
            act(planned, decision, next);
            act(drift, next);
            locked(next).forEach((part, runId) -> parts.questions()
                    .holder(environment, StackId.of(owner, part), runId, decision.again(), now));
        }

        private PreviewEnvironmentStatus next(
                PreviewEnvironmentStatus known, Planned planned, Decision decision, DriftStep drift) {
            PreviewEnvironmentStatus noted = RunBook.note(RunBook.note(known, owner, decision, now), owner, drift, now);
            ResolvedPreview resolved = planned instanceof Planned.Accepted accepted
                    ? accepted.plan().resolved()
                    : known.resolved();
            Cost cost = resolved == null ? known.cost() : parts.costs().read(known, resolved, now);
            return PreviewStatusFactory.next(new PreviewStatusFactory.Input(
                    noted,
                    preview.getMetadata().getGeneration(),
                    Instant.parse(preview.getMetadata().getCreationTimestamp()),
                    planned,
                    decision.verdict(),
                    paused(),
                    decision instanceof Decision.Observe && decision.verdict().ready(),
                    cost,
                    reconcileAt,
                    now));
        }

        private void act(Planned planned, Decision decision, PreviewEnvironmentStatus noted) {
            if (decision instanceof Decision.Provision provision) {
                for (StackPlan plan : provision.start()) {
                    parts.runs()
                            .start(
                                    plan,
                                    environment,
                                    noted.stacks().of(plan.part().label()));
                }
            } else if (decision instanceof Decision.Deploy deploy) {
                parts.runs()
                        .start(
                                deploy.plan(),
                                deploy.step(),
                                environment,
                                noted.stacks().app());
            } else if (decision instanceof Decision.Supersede supersede) {
                parts.runs().interrupt(supersede.stack());
            } else if (decision instanceof Decision.Migrate migrate) {
                parts.questions()
                        .migrate(
                                environment,
                                migrate.plan(),
                                migrate.taskDefinitionArn(),
                                migrate.token(),
                                migrate.again(),
                                now);
            } else if (decision instanceof Decision.Observe observe) {
                EnvironmentPlan plan = ((Planned.Accepted) planned).plan();
                parts.questions()
                        .observe(
                                environment,
                                plan,
                                observe.plan(),
                                observe.taskDefinitionArn(),
                                nudged ? Duration.ZERO : observe.again(),
                                now);
            } else if (decision instanceof Decision.DeleteResource) {
                parts.delete().accept(preview);
            } else if (decision instanceof Decision.TearDown step) {
                tearDown(step, noted);
            }
        }

        private void act(DriftStep drift, PreviewEnvironmentStatus noted) {
            if (drift instanceof DriftStep.Look look) {
                parts.questions().compare(environment, look);
            } else if (drift instanceof DriftStep.Correct correct) {
                correct.plans().forEach(plan -> parts.runs()
                        .correct(
                                plan, environment, noted.stacks().of(plan.part().label())));
            }
        }

        private void tearDown(Decision.TearDown step, PreviewEnvironmentStatus noted) {
            Placement fallback = parts.plans().placement(preview, noted);
            if (step.teardown() instanceof Teardown.Interrupt interrupt) {
                interrupt.parts().forEach(part -> parts.runs().interrupt(StackId.of(owner, part)));
            } else if (step.teardown() instanceof Teardown.Destroy destroy) {
                parts.questions().forgetLeftovers(environment);
                destroy.parts().forEach(part -> parts.runs()
                        .destroy(StackId.of(owner, part), part, fallback, environment, noted));
            } else if (step.teardown() instanceof Teardown.Verify) {
                if (nudged) {
                    parts.questions().forgetLeftovers(environment);
                }
                parts.questions().verify(environment, owner, fallback, step.again(), now);
            } else if (step.teardown() instanceof Teardown.Done) {
                parts.questions().forget(environment);
            }
        }
    }
}
