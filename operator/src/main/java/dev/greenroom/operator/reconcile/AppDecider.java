package dev.greenroom.operator.reconcile;

import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.Phase;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.plan.AppOutputs;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.util.List;

/** Decisions once data and net are up: image, migration, roll, observation. */
final class AppDecider {
    private final Tempo tempo;
    private final RolloutVerdict rollout;

    AppDecider(Tempo tempo) {
        this.tempo = tempo;
        this.rollout = new RolloutVerdict(tempo);
    }

    Decision decide(EnvironmentPlan environment, Situation situation) {
        if (environment.image() == null) {
            return new Decision.Rest(
                    Verdict.settled(
                            Phase.WaitingForImage,
                            Reason.WaitingForImage,
                            "database, queues and load balancer are up; spec.image is not set yet"),
                    tempo.safety());
        }
        DataOutputs data = DataOutputs.of(situation.status().stacks().data().outputs());
        NetOutputs net = NetOutputs.of(situation.status().stacks().net().outputs());
        AppPlan plan = environment.app(data, net);
        StackStatus stack = situation.status().stacks().app();
        if (plan.digest().equals(stack == null ? null : stack.digest())) {
            return observe(plan, stack, situation);
        }
        return plan.migrates()
                ? migrateFirst(plan, stack, situation)
                : run(plan, stack, Operation.Up, new AppStep.Roll(), situation);
    }

    private Decision observe(AppPlan plan, StackStatus stack, Situation situation) {
        Verdict verdict = rollout.of(plan, stack, situation);
        Duration again =
                switch (verdict.progress()) {
                    case SETTLED -> tempo.observeReady();
                    case STALLED -> tempo.safety();
                    case RECONCILING -> tempo.observeRollout();
                };
        return new Decision.Observe(
                verdict, again, plan, AppOutputs.of(stack.outputs()).taskDefinitionArn());
    }

    private Decision run(AppPlan plan, StackStatus stack, Operation operation, AppStep step, Situation situation) {
        StackNeed need = StackNeed.of(stack, plan.digest(), operation, situation.tryNow(Part.APP), situation.now());
        if (need instanceof StackNeed.Patience patience) {
            Verdict verdict =
                    Verdict.working(Phase.Deploying, Reason.Deploying, "app: " + Decider.progress(patience.run()));
            return patience.outdated()
                    ? new Decision.Supersede(verdict, tempo.safety(), plan.stack())
                    : new Decision.Rest(verdict, tempo.safety());
        }
        if (need instanceof StackNeed.Rest rest) {
            return new Decision.Rest(
                    Decider.failed(
                            rest, Phase.Deploying, "app: " + rest.failed().message()),
                    StackNeed.Rest.soonest(List.of(rest), tempo.safety()));
        }
        Duration unrest = situation.unrest(tempo.quiet());
        if (!unrest.isZero()) {
            String message = "app: " + Decider.FURTHER_CHANGES;
            return new Decision.Rest(Verdict.working(Phase.Deploying, Reason.Deploying, message), unrest);
        }
        Verdict verdict = Verdict.working(Phase.Deploying, Reason.Deploying, "app: starting");
        return new Decision.Deploy(verdict, tempo.safety(), plan, step);
    }

    private Decision migrateFirst(AppPlan plan, StackStatus stack, Situation situation) {
        MigrationStatus migration = situation.status().migration();
        if (migration == null || !plan.digest().equals(migration.digest())) {
            String present =
                    stack == null ? null : AppOutputs.of(stack.outputs()).serviceTaskDefinitionArn();
            return run(plan, stack, Operation.Register, new AppStep.Register(present), situation);
        }
        return switch (migration.state()) {
            case Succeeded -> run(plan, stack, Operation.Up, new AppStep.Roll(), situation);
            case Failed ->
                new Decision.Rest(
                        Verdict.stalled(Phase.Failed, Reason.MigrationFailed.name(), migration.message()),
                        tempo.safety());
            case Registered, Running -> migrate(plan, migration, situation);
        };
    }

    private Decision migrate(AppPlan plan, MigrationStatus migration, Situation situation) {
        String what = String.join(" ", plan.migrationCommand());
        Verdict verdict = situation
                .migration()
                .filter(answer -> answer instanceof Answer.Refused<MigrationTask>)
                .map(answer -> ((Answer.Refused<MigrationTask>) answer).cause().getMessage())
                .map(problem -> new Verdict(
                        Phase.Migrating, false, Reason.Migrating.name(), problem, Verdict.Progress.RECONCILING))
                .orElseGet(() -> Verdict.working(Phase.Migrating, Reason.Migrating, "running " + what));
        return new Decision.Migrate(
                verdict, tempo.observeRollout(), plan, migration.taskDefinitionArn(), token(migration));
    }

    /** The same for the same try, so that a task that was started before a restart is found and not started twice. */
    static String token(MigrationStatus migration) {
        String arn = migration.taskDefinitionArn();
        // RunTask refuses a used token with another revision, so a plan that comes back later has another token
        return migration.digest() + "-" + arn.substring(arn.lastIndexOf(':') + 1) + "-" + migration.attempt();
    }
}
