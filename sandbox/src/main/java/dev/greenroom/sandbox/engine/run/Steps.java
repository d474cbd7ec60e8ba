package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Snapshot.Operation;
import dev.greenroom.sandbox.provider.PartlyMadeException;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries out single steps: tells of them, notes them in the journal before and after, and has a provider do them. */
final class Steps {
    private final Deployment run;
    private final Providers providers;

    Steps(Deployment run, Providers providers) {
        this.run = run;
        this.providers = providers;
    }

    /** A component, or a resource whose properties no provider has to be asked about, that was not there. */
    ResourceState createLogical(ResourceState wanted) {
        Step step = new Step(OperationType.CREATE, null, wanted);
        run.events().begins(step);
        ResourceState made = States.created(wanted, run.clock().instant());
        run.journal().settled(null, made, null);
        over(new Step(step.type(), null, made));
        return made;
    }

    /** A component's outputs come later. */
    private void over(Step step) {
        if (step.resource().custom()) {
            run.events().ended(step);
        } else {
            run.events().counted(step);
        }
    }

    ResourceState same(ResourceState wanted, ResourceState old) {
        ResourceState state = States.same(wanted, old);
        Step step = new Step(OperationType.SAME, old, state);
        run.events().begins(step);
        run.journal().same(state, old);
        over(step);
        return state;
    }

    ResourceState updateLogical(ResourceState wanted, ResourceState old) {
        ResourceState state =
                States.modified(States.same(wanted, old), old, run.clock().instant());
        Step step = new Step(
                OperationType.UPDATE, old, state, Values.differing(old.inputs(), wanted.inputs()), java.util.Set.of());
        run.events().begins(step);
        run.journal().settled(null, state, old);
        over(step);
        return state;
    }

    /** A provider resource: the engine's own, made by configuring the provider. */
    ResourceState provider(ResourceState wanted, ResourceState old) throws StepFailedException {
        ResourceState state = wanted.with(ResourceState.OUTPUTS, Providers.outputs(wanted.inputs()))
                .with(ResourceState.ID, old == null ? UUID.randomUUID().toString() : old.id());
        if (!providers.exists(dev.greenroom.sandbox.engine.state.Urns.packageOf(wanted.type()))) {
            throw run.failed(
                    wanted.urn(),
                    Providers.missing(
                            wanted.type(), wanted.inputs().path("version").asText("")));
        }
        try {
            providers.configure(state);
        } catch (RuntimeException e) {
            throw run.failed(wanted.urn(), message(e));
        }
        if (old == null) {
            return createLogical(state);
        }
        boolean same = old.inputs().equals(wanted.inputs());
        ResourceState kept = same ? same(state, old) : updateLogical(state, old);
        if (!same) {
            kept = kept.with(ResourceState.OUTPUTS, state.outputs());
            run.journal().settled(null, kept, null);
        }
        return kept;
    }

    /**
     * Makes a resource.
     *
     * @param keepReplaced whether that is still there and goes at the end of the run
     */
    ResourceState create(Step step, boolean keepReplaced) throws StepFailedException {
        ResourceState wanted = step.wanted();
        run.events().begins(step);
        if (run.preview()) {
            ResourceState planned = wanted.with(ResourceState.OUTPUTS, wanted.inputs());
            made(null, planned, step.old(), keepReplaced);
            run.events().ended(step);
            return planned;
        }
        Configured provider = provider(step, wanted.provider());
        Operation operation = run.journal().begin(wanted, Operation.CREATING);
        ResourceState made = carriedOut(
                step,
                operation,
                () -> provider.create(wanted.type(), Values.plain(wanted.inputs())),
                existing -> States.created(
                        filled(wanted, existing, provider), run.clock().instant()),
                state -> made(operation, state, step.old(), keepReplaced));
        run.events().ended(new Step(step.type(), step.old(), made, step.differing(), step.replacing()));
        return made;
    }

    /** Tells of a replacement as a whole, beside its parts. */
    void replaced(Step step) {
        run.events().begins(step);
        run.events().ended(step);
    }

    private void made(Operation operation, ResourceState made, ResourceState replaced, boolean keepReplaced) {
        if (replaced != null && keepReplaced) {
            run.journal().replaced(operation, made, replaced);
        } else {
            run.journal().settled(operation, made, replaced);
        }
    }

    ResourceState update(Step step) throws StepFailedException {
        ResourceState old = step.old();
        ResourceState wanted = step.wanted().with(ResourceState.ID, old.id());
        run.events().begins(step);
        if (run.preview()) {
            ResourceState planned = States.modified(
                    wanted.with(ResourceState.OUTPUTS, planned(old, wanted)),
                    old,
                    run.clock().instant());
            run.journal().settled(null, planned, old);
            run.events().ended(step);
            return planned;
        }
        Configured provider = provider(step, wanted.provider());
        Operation operation = run.journal().begin(wanted, "updating");
        ResourceState made = carriedOut(
                step,
                operation,
                () -> provider.update(wanted.type(), States.existing(old), Values.plain(wanted.inputs())),
                existing -> States.modified(
                        filled(wanted, existing, provider), old, run.clock().instant()),
                state -> run.journal().settled(operation, state, old));
        run.events().ended(new Step(step.type(), old, made, step.differing(), step.replacing()));
        return made;
    }

    /**
     * Lets the provider work and notes in the state what came of it, also of what was made in part.
     *
     * @param described the state of what the provider made
     */
    private ResourceState carriedOut(
            Step step,
            Operation operation,
            Workers.Work<Existing> work,
            Function<Existing, ResourceState> described,
            Consumer<ResourceState> noted)
            throws StepFailedException {
        Existing existing;
        try {
            existing = run.workers().work(work);
        } catch (PartlyMadeException e) {
            noted.accept(States.partly(described.apply(e.made()), e.getMessage()));
            throw failed(step, ofPart(e));
        } catch (StepFailedException e) {
            run.journal().dropped(operation);
            throw e;
        } catch (RuntimeException | InterruptedException e) {
            run.journal().dropped(operation);
            throw failed(step, message(e));
        }
        ResourceState made = described.apply(existing);
        noted.accept(made);
        return made;
    }

    /** Outputs as far as they are known before an update: those that no input changes. */
    private static ObjectNode planned(ResourceState old, ResourceState wanted) {
        return old.outputs().deepCopy().setAll(wanted.inputs());
    }

    /**
     * Deletes a resource of the old state.
     *
     * @param gone what the journal has to be told then
     */
    void delete(Step step, boolean leaveInCloud, Gone gone) throws StepFailedException {
        ResourceState old = step.old();
        run.events().begins(step);
        boolean nothingInCloud = !old.custom() || old.isProvider() || old.external() || leaveInCloud;
        if (run.preview() || nothingInCloud) {
            gone.tell(null);
            run.events().ended(step);
            return;
        }
        Configured provider = provider(step, old.provider());
        Operation operation = run.journal().begin(old, "deleting");
        try {
            run.workers().work(() -> {
                provider.delete(old.type(), States.existing(old));
                return old;
            });
        } catch (StepFailedException e) {
            run.journal().dropped(operation);
            throw e;
        } catch (RuntimeException | InterruptedException e) {
            run.journal().dropped(operation);
            throw failed(step, message(e));
        }
        gone.tell(operation);
        run.events().ended(step);
    }

    /** What the end of a deletion means to the journal. */
    @FunctionalInterface
    interface Gone {
        void tell(Operation operation);
    }

    private Configured provider(Step step, String reference) throws StepFailedException {
        try {
            return providers.of(reference);
        } catch (RuntimeException e) {
            throw failed(step, message(e));
        }
    }

    private static ResourceState filled(ResourceState wanted, Existing existing, Configured provider) {
        return States.filled(wanted, existing, provider.secretOutputs(wanted.type()));
    }

    private StepFailedException failed(Step step, String message) {
        run.events().failed(step);
        return run.stepFailed(step.resource().urn(), message);
    }

    /** The CLI's words around those of the provider when something was made all the same. */
    private static String ofPart(PartlyMadeException e) {
        return "1 error occurred:\n\t* " + e.getMessage() + "\n\n";
    }

    static String message(Exception e) {
        if (e instanceof InterruptedException) {
            return "context canceled";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
