package dev.greenroom.sandbox.engine.run;

import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Snapshot.Operation;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.Optional;

/** Resources that are there already: read without owning them ({@code get}), and taken over ({@code import}). */
final class Reads {
    private final Deployment run;
    private final Providers providers;
    private final Names names;

    Reads(Deployment run, Providers providers, Names names) {
        this.run = run;
        this.providers = providers;
        this.names = names;
    }

    ResourceState read(Goal goal, String id, String provider) throws StepFailedException {
        String urn = Urns.of(run.stack(), goal.parent(), goal.type(), goal.name());
        if (!names.take(urn)) {
            throw run.failed(urn, "Duplicate resource URN '" + urn + "'; try giving it a unique name");
        }
        ResourceState wanted =
                States.wanted(urn, goal, provider).with("external", true).with(ResourceState.ID, id);
        Optional<ResourceState> old = run.journal().old(urn);
        if (id.equals(Values.UNKNOWN)) {
            run.journal().same(wanted, old.orElse(null));
            return wanted;
        }
        boolean owned = old.isPresent() && !old.get().external();
        Step step = new Step(owned ? OperationType.READ_REPLACEMENT : OperationType.READ, old.orElse(null), wanted);
        run.events().begins(step);
        Operation operation = run.journal().begin(wanted, "reading");
        ResourceState found = found(step, wanted, id, operation).with(ResourceState.INPUTS, wanted.inputs());
        if (owned) {
            run.journal().replaced(operation, found, old.get());
        } else {
            run.journal().settled(operation, found, old.orElse(null));
        }
        run.events().ended(new Step(step.type(), step.old(), found));
        return found;
    }

    /** Whether a resource has to be taken over before it can be compared. */
    boolean imports(Goal goal, ResourceState old) {
        if (goal.importId().isEmpty()) {
            return false;
        }
        if (old == null || old.external()) {
            return true;
        }
        String known = old.text("importID").isEmpty() ? old.id() : old.text("importID");
        return !known.equals(goal.importId());
    }

    /** Takes a resource over as it is; what it takes the place of goes at the end of the run. */
    ResourceState adopt(ResourceState wanted, String id, ResourceState old) throws StepFailedException {
        OperationType type = old == null ? OperationType.IMPORT : OperationType.IMPORT_REPLACEMENT;
        Step step = new Step(type, old, wanted.with(ResourceState.ID, id));
        run.events().begins(step);
        Operation operation = run.journal().begin(step.wanted(), "importing");
        ResourceState found =
                States.created(found(step, wanted, id, operation), run.clock().instant());
        if (old == null) {
            run.journal().settled(operation, found, null);
        } else {
            run.journal().replaced(operation, found, old);
        }
        run.events().ended(new Step(type, old, found));
        return found;
    }

    private ResourceState found(Step step, ResourceState wanted, String id, Operation operation)
            throws StepFailedException {
        try {
            Configured provider = providers.of(wanted.provider());
            Optional<Existing> existing =
                    run.workers().work(() -> provider.read(wanted.type(), id, Values.plain(wanted.inputs())));
            if (existing.isPresent()) {
                ResourceState read = wanted.with(
                        ResourceState.INPUTS,
                        Values.secretAs(Values.normal(existing.get().inputs()), wanted.inputs()));
                return States.filled(read, existing.get(), provider.secretOutputs(wanted.type()));
            }
            throw new IllegalStateException("resource '" + id + "' does not exist");
        } catch (StepFailedException e) {
            run.journal().dropped(operation);
            throw e;
        } catch (RuntimeException | InterruptedException e) {
            run.journal().dropped(operation);
            run.events().failed(step);
            throw run.stepFailed(wanted.urn(), Steps.message(e));
        }
    }
}
