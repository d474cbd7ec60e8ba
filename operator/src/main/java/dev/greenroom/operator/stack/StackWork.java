package dev.greenroom.operator.stack;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.CutOffCreates;
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
import dev.greenroom.operator.stack.RunJournals.Opening;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.RunOutcome.Succeeded;
import dev.greenroom.operator.stack.RunRequest.Work;
import dev.greenroom.operator.stack.StateStore.StackState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run does from end to end: makes sure that nobody else runs the stack; looks up what the plan names, so that a wrong name
 * is told before anything is made; keeps a record beside the state; brings the stack up or down; completes what Pulumi does not
 * hold.
 */
public final class StackWork {
    /** Reason of a run that was not begun because somebody else is at work on the stack. */
    public static final String LOCKED = "Locked";

    /** A destroy is the same whatever the stack holds. */
    public static final String DESTROY = "destroy";

    private final StackEngine engine;
    private final StateStore store;
    private final StackClaims claims;
    private final RunJournals journals;
    private final Ports ports;
    private final CutOffRuns cutOff;
    private final boolean corrects;

    /** What is asked of AWS around a run. */
    public record Ports(
            Networks networks,
            Listeners listeners,
            DatabaseSecrets databaseSecrets,
            SecretCatalog secrets,
            MigrationTasks migrations,
            CutOffCreates cutOffCreates) {}

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

    /** @param settling how long a call that was cut off may still be on its way, and AWS silent about what it made */
    public StackWork(
            StackEngine engine,
            StateStore store,
            StackClaims claims,
            RunJournals journals,
            Ports ports,
            Duration settling) {
        this(
                engine,
                store,
                claims,
                journals,
                ports,
                new CutOffRuns(engine, store, ports.cutOffCreates(), settling),
                false);
    }

    private StackWork(
            StackEngine engine,
            StateStore store,
            StackClaims claims,
            RunJournals journals,
            Ports ports,
            CutOffRuns cutOff,
            boolean corrects) {
        this.engine = engine;
        this.store = store;
        this.claims = claims;
        this.journals = journals;
        this.ports = ports;
        this.cutOff = cutOff;
        this.corrects = corrects;
    }

    /** The same on stacks that were brought up and are yet not as they were made: no record is proof that nothing is to be done. */
    public StackWork correcting() {
        return new StackWork(engine, store, claims, journals, ports, cutOff, true);
    }

    public Work data(DataPlan plan) {
        return claimed(plan.stack(), monitor -> adopted(plan).orElseGet(() -> {
            Placement place = check(plan, plan.vpcId(), plan.database().subnetIds(), List.of());
            RunRecord record = recordOf(plan, place)
                    .naming(List.of(secretResource(plan.database().secretName())));
            return journals.keep(opening(plan, record, up()), monitor, (journal, line) -> {
                DatabaseSecret secret = ports.databaseSecrets().ensure(plan);
                RunInputs inputs = new RunInputs.ForData(new SecretText(secret.password()), secret.arn());
                RunOutcome outcome = bringUp(plan, inputs, journal, line);
                if (outcome instanceof Succeeded succeeded) {
                    ports.databaseSecrets().complete(plan, DataOutputs.of(succeeded.outputs()));
                    journal.broughtUp(plan.digest());
                }
                return outcome;
            });
        }));
    }

    public Work net(NetPlan plan) {
        return claimed(plan.stack(), monitor -> adopted(plan).orElseGet(() -> {
            Placement place = check(plan, plan.vpcId(), plan.publicSubnetIds(), List.of());
            RunInputs inputs = new RunInputs.ForNet(
                    plan.loadBalancing() instanceof NetPlan.HostRule rule
                            ? ports.listeners().facts(plan, rule)
                            : null);
            return journals.keep(opening(plan, recordOf(plan, place), up()), monitor, (journal, line) -> {
                RunOutcome outcome = bringUp(plan, inputs, journal, line);
                if (outcome instanceof Succeeded) {
                    journal.broughtUp(plan.digest());
                }
                return outcome;
            });
        }));
    }

    public Work app(AppPlan plan, AppStep step) {
        boolean whole = step instanceof AppStep.Roll;
        return claimed(plan.stack(), monitor -> adopted(plan).orElseGet(() -> {
            Placement place = check(plan, plan.vpcId(), plan.subnetIds(), plan.clientSecurityGroupIds());
            RunInputs inputs = new RunInputs.ForApp(ports.secrets().arns(plan), asTheServiceIs(plan, step));
            Operation operation = whole ? up() : Operation.Register;
            return journals.keep(opening(plan, recordOf(plan, place), operation), monitor, (journal, line) -> {
                RunOutcome outcome = bringUp(plan, inputs, journal, line);
                if (whole && outcome instanceof Succeeded) {
                    journal.broughtUp(plan.digest());
                }
                return outcome;
            });
        }));
    }

    /** Destroys a stack; one that was never made needs no run. */
    public Work destroy(Doomed doomed) {
        StackId stack = doomed.stack();
        return claimed(stack, monitor -> {
            Optional<RunRecord> record = store.record(stack);
            Optional<StackState> state = store.read(stack);
            if (state.isEmpty()) {
                return record.isEmpty() && doomed.everUp() ? stateMissing(stack) : new Succeeded(Map.of());
            }
            RunRecord naming = record.orElseGet(() -> RunRecord.of("", doomed.fallback()))
                    .broughtUp(null)
                    .naming(state.get().resources());
            ports.networks().checkAccount(naming.placement());
            Opening opening = new Opening(stack, naming, Operation.Destroy, DESTROY);
            return journals.keep(opening, monitor, (journal, line) -> {
                if (doomed.migrationTaskArn() != null) {
                    ports.migrations().stop(naming.placement(), doomed.clusterArn(), doomed.migrationTaskArn());
                }
                return cutOff.settle(naming.placement(), naming.owner(), journal, line)
                        .orElseGet(() -> {
                            nameAll(stack, journal);
                            return engine.destroy(stack, naming.placement(), line);
                        });
            });
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

    private RunRecord recordOf(StackPlan plan, Placement place) {
        Optional<RunRecord> old = store.record(plan.stack());
        old.map(RunRecord::placement).filter(before -> !before.sameAs(place)).ifPresent(before -> {
            throw moved(plan.stack(), before, place);
        });
        String owner = plan.scope().owner().tag();
        return old.map(known -> known.at(owner, place)).orElseGet(() -> RunRecord.of(owner, place));
    }

    private Operation up() {
        return corrects ? Operation.Correct : Operation.Up;
    }

    private static Opening opening(StackPlan plan, RunRecord record, Operation operation) {
        return new Opening(plan.stack(), record, operation, plan.digest());
    }

    private RunOutcome bringUp(StackPlan plan, RunInputs inputs, RunJournal journal, EngineMonitor line) {
        String owner = plan.scope().owner().tag();
        RunOutcome outcome = cutOff.settle(plan.scope().placement(), owner, journal, line)
                .orElseGet(() -> corrects ? engine.correct(plan, inputs, line) : engine.up(plan, inputs, line));
        nameAll(plan.stack(), journal);
        return outcome;
    }

    private void nameAll(StackId stack, RunJournal journal) {
        store.read(stack).ifPresent(state -> journal.name(state.resources()));
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

    static CloudResource secretResource(String name) {
        return new CloudResource(Verification.SECRET, name, null);
    }

    private Work claimed(StackId stack, Work work) {
        return monitor -> ExpectedTrouble.asOutcome(() -> claims.claim(stack)
                .<RunOutcome>map(holder -> new Failed(locked(holder)))
                .orElseGet(() -> work.run(monitor)));
    }

    private static Failure locked(Holder holder) {
        return new Failure(Failure.Retry.WAITING, LOCKED, "the stack is locked by " + holder);
    }
}
