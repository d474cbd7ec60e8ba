package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.DatabaseSecrets;
import dev.greenroom.operator.cloud.DatabaseSecrets.DatabaseSecret;
import dev.greenroom.operator.cloud.Listeners;
import dev.greenroom.operator.cloud.MigrationTasks;
import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.cloud.SecretCatalog;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.RunOutcome.Succeeded;
import dev.greenroom.operator.stack.RunRequest.Work;
import dev.greenroom.operator.stack.StateStore.RunRecord;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run does from end to end: looks up what the plan names, so that a wrong name is told before anything is made; leaves a
 * record beside the state; brings the stack up or down; completes what Pulumi does not hold.
 */
public final class StackWork {
    private final StackEngine engine;
    private final StateStore store;
    private final Ports ports;
    private final boolean corrects;

    /** What is asked of AWS around a run. */
    public record Ports(
            Networks networks,
            Listeners listeners,
            DatabaseSecrets databaseSecrets,
            SecretCatalog secrets,
            MigrationTasks migrations) {}

    /**
     * A stack that is to be destroyed.
     *
     * @param fallback where it is if no run record says
     * @param everUp whether it was brought up at any time, by the status
     * @param clusterArn of the ECS cluster; null: none is known
     * @param migrationTaskArn of a migration that may still run; null: none is known
     */
    public record Doomed(
            StackId stack, Placement fallback, boolean everUp, String clusterArn, String migrationTaskArn) {}

    public StackWork(StackEngine engine, StateStore store, Ports ports) {
        this(engine, store, ports, false);
    }

    private StackWork(StackEngine engine, StateStore store, Ports ports, boolean corrects) {
        this.engine = engine;
        this.store = store;
        this.ports = ports;
        this.corrects = corrects;
    }

    /** The same on stacks that were brought up and are yet not as they were made: no record is proof that nothing is to be done. */
    public StackWork correcting() {
        return new StackWork(engine, store, ports, true);
    }

    public Work data(DataPlan plan) {
        return guarded(monitor -> adopted(plan).orElseGet(() -> {
            Placement place = check(plan, plan.vpcId(), plan.database().subnetIds(), List.of());
            RunRecord record =
                    begin(plan, place, List.of(secretResource(plan.database().secretName())));
            DatabaseSecret secret = ports.databaseSecrets().ensure(plan);
            RunInputs inputs = new RunInputs.ForData(new SecretText(secret.password()), secret.arn());
            RunOutcome outcome = bringUp(plan, inputs, monitor);
            RunRecord named = remember(plan, record);
            if (outcome instanceof Succeeded succeeded) {
                ports.databaseSecrets().complete(plan, DataOutputs.of(succeeded.outputs()));
            }
            return conclude(plan, named, outcome);
        }));
    }

    public Work net(NetPlan plan) {
        return guarded(monitor -> adopted(plan).orElseGet(() -> {
            Placement place = check(plan, plan.vpcId(), plan.publicSubnetIds(), List.of());
            RunInputs inputs = new RunInputs.ForNet(
                    plan.loadBalancing() instanceof NetPlan.HostRule rule
                            ? ports.listeners().facts(plan, rule)
                            : null);
            RunRecord record = begin(plan, place, List.of());
            RunOutcome outcome = bringUp(plan, inputs, monitor);
            return conclude(plan, remember(plan, record), outcome);
        }));
    }

    public Work app(AppPlan plan, AppStep step) {
        return guarded(monitor -> adopted(plan).orElseGet(() -> {
            Placement place = check(plan, plan.vpcId(), plan.subnetIds(), plan.clientSecurityGroupIds());
            RunInputs inputs = new RunInputs.ForApp(ports.secrets().arns(plan), asTheServiceIs(plan, step));
            RunRecord record = begin(plan, place, List.of());
            RunOutcome outcome = bringUp(plan, inputs, monitor);
            RunRecord named = remember(plan, record);
            return step instanceof AppStep.Roll ? conclude(plan, named, outcome) : outcome;
        }));
    }

    /** Destroys a stack; one that was never made needs no run. */
    public Work destroy(Doomed doomed) {
        return guarded(monitor -> {
            StackId stack = doomed.stack();
            Optional<RunRecord> record = store.record(stack);
            Optional<StackState> state = store.read(stack);
            if (state.isEmpty()) {
                return record.isEmpty() && doomed.everUp() ? stateMissing(stack) : new Succeeded(Map.of());
            }
            RunRecord naming = record.orElse(new RunRecord("", doomed.fallback(), null, null))
                    .broughtUp(null)
                    .naming(state.get().resources());
            ports.networks().checkAccount(naming.placement());
            store.write(stack, naming);
            if (doomed.migrationTaskArn() != null) {
                ports.migrations().stop(naming.placement(), doomed.clusterArn(), doomed.migrationTaskArn());
            }
            return engine.destroy(stack, naming.placement(), monitor);
        });
    }

    /** What was brought up and cannot be found is no proof that it is gone: the backend may be another one. */
    private static RunOutcome stateMissing(StackId stack) {
        return new Failed(new Failure(
                Failure.Retry.RARELY,
                "StateMissing",
                "stack " + stack.name()
                        + " was brought up, and the state backend knows nothing of it: is GREENROOM_BACKEND_URL "
                        + "the one it was made with?"));
    }

    private RunOutcome bringUp(StackPlan plan, RunInputs inputs, RunMonitor monitor) {
        return corrects ? engine.correct(plan, inputs, monitor) : engine.up(plan, inputs, monitor);
    }

    /** The checkpoint tells what the service is on also when the run that put it there was cut off. */
    private AppStep asTheServiceIs(AppPlan plan, AppStep step) {
        return step instanceof AppStep.Register
                ? store.read(plan.stack())
                        .<AppStep>map(state -> new AppStep.Register(state.serviceTaskDefinitionArn()))
                        .orElse(step)
                : step;
    }

    /** A stack that was brought up to this very plan, by a record that outlived the resource's status, needs no run. */
    private Optional<RunOutcome> adopted(StackPlan plan) {
        if (corrects) {
            return Optional.empty();
        }
        return store.record(plan.stack())
                .filter(record -> record.owner().equals(plan.scope().owner().tag()))
                .filter(record -> plan.digest().equals(record.digest()))
                .flatMap(record -> store.read(plan.stack()))
                .filter(state -> plan.digest().equals(state.outputs().get("digest")))
                .map(state -> new Succeeded(state.outputs()));
    }

    /** Where the run will make things, its account asked for. */
    private Placement check(StackPlan plan, String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        Placement placement = plan.scope().placement();
        String account = ports.networks().checkAccount(placement);
        ports.networks().check(placement, vpcId, subnetIds, securityGroupIds);
        return placement.in(account);
    }

    private RunRecord begin(StackPlan plan, Placement place, List<CloudResource> alsoNamed) {
        Optional<RunRecord> old = store.record(plan.stack());
        old.map(RunRecord::placement).filter(before -> !before.sameAs(place)).ifPresent(before -> {
            throw moved(plan.stack(), before, place);
        });
        RunRecord fresh = new RunRecord(plan.scope().owner().tag(), place, null, null);
        RunRecord record =
                old.map(known -> fresh.naming(known.named())).orElse(fresh).naming(alsoNamed);
        store.write(plan.stack(), record);
        return record;
    }

    /** What a stack holds in one account is not to be looked for, or made again, in another. */
    private static CloudException moved(StackId stack, Placement before, Placement now) {
        return new CloudException(
                CloudException.Kind.PERMISSION,
                "PlacementChanged",
                "stack " + stack.name() + " is in account " + before.accountId() + ", " + before.region()
                        + ", and would now be run in account " + now.accountId() + ", " + now.region()
                        + ": delete the preview there first, or undo the change of tenant or credentials",
                null);
    }

    private RunRecord remember(StackPlan plan, RunRecord record) {
        RunRecord named = store.read(plan.stack())
                .map(state -> record.naming(state.resources()))
                .orElse(record);
        store.write(plan.stack(), named);
        return named;
    }

    private RunOutcome conclude(StackPlan plan, RunRecord record, RunOutcome outcome) {
        if (outcome instanceof Succeeded) {
            store.write(plan.stack(), record.broughtUp(plan.digest()));
        }
        return outcome;
    }

    static CloudResource secretResource(String name) {
        return new CloudResource(Verification.SECRET, name, null);
    }

    private static Work guarded(Work work) {
        return monitor -> {
            try {
                return work.run(monitor);
            } catch (CloudException e) {
                return new Failed(new Failure(retry(e.kind()), e.reason(), e.getMessage()));
            } catch (StateUnavailableException e) {
                return new Failed(new Failure(Failure.Retry.LATER, "BackendUnavailable", e.getMessage()));
            }
        };
    }

    private static Failure.Retry retry(CloudException.Kind kind) {
        return switch (kind) {
            case TRANSIENT -> Failure.Retry.SOON;
            // what is missing may be made, or permitted, without a change of the spec
            case PERMISSION, INVALID -> Failure.Retry.RARELY;
        };
    }
}
