package dev.greenroom.operator;

import dev.greenroom.operator.GreenroomOperator.Behaviour;
import dev.greenroom.operator.GreenroomOperator.Seams;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.pulumi.state.PulumiStateStore;
import dev.greenroom.operator.reconcile.LivingInKubernetes;
import dev.greenroom.operator.stack.StackRuns;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.stack.Verification;
import dev.greenroom.operator.stack.orphan.OrphanNews;
import dev.greenroom.operator.stack.orphan.OrphanSurvey;
import dev.greenroom.operator.stack.orphan.OrphanSweep;

/** Puts together what looks for orphans. */
final class OrphanParts {
    private OrphanParts() {}

    /** A look over the seams, of which the engine may be null: nothing is run. */
    static OrphanSurvey survey(Seams seams, Behaviour behaviour) {
        return new OrphanSurvey(
                new OrphanSurvey.Field(
                        behaviour.plan().clusterId(), behaviour.namespaces(), Places.of(behaviour.plan())),
                new OrphanSurvey.Ports(
                        living(seams, behaviour),
                        new PulumiStateStore(seams.backend()),
                        seams.backend(),
                        seams.cloud().networks(),
                        seams.cloud().inventory(),
                        seams.cloud().presence()),
                behaviour.orphans(),
                behaviour.clock());
    }

    static OrphanSweep sweep(
            Seams seams,
            Behaviour behaviour,
            OrphanNews news,
            StackRuns runs,
            StackWork work,
            Verification verification) {
        return new OrphanSweep(
                survey(seams, behaviour),
                new OrphanSweep.Means(living(seams, behaviour), runs, work, verification, behaviour.clock()),
                news,
                new OrphanSweep.Course(
                        behaviour.orphans(),
                        Placement.own(behaviour.plan().region()),
                        behaviour.leading(),
                        behaviour.timers()));
    }

    private static LivingInKubernetes living(Seams seams, Behaviour behaviour) {
        return new LivingInKubernetes(seams.kubernetes(), behaviour.namespaces());
    }
}
