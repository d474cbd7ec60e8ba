package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.status.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** A decision on one line: what is done; phase/reason and progress; when to look again; the message. */
final class Told {
    private Told() {}

    static String of(Decision decision) {
        Verdict verdict = decision.verdict();
        return what(decision) + " | " + verdict.phase() + "/" + verdict.reason() + " "
                + (verdict.ready() ? "READY" : verdict.progress()) + " | "
                + decision.again().toSeconds() + "s | " + verdict.message();
    }

    private static String what(Decision decision) {
        if (decision instanceof Decision.Provision provision) {
            return "Provision "
                    + labels(provision.start().stream().map(plan -> plan.part()).toList());
        } else if (decision instanceof Decision.Deploy deploy) {
            return deploy.step() instanceof AppStep.Register register
                    ? "Register beside " + register.presentTaskDefinitionArn()
                    : "Roll";
        } else if (decision instanceof Decision.Migrate migrate) {
            return "Migrate " + migrate.token().substring(migrate.token().indexOf('-'));
        } else if (decision instanceof Decision.TearDown step) {
            return what(step.teardown());
        }
        return decision.getClass().getSimpleName();
    }

    private static String what(Teardown step) {
        if (step instanceof Teardown.Interrupt interrupt) {
            return "Interrupt " + labels(interrupt.parts());
        }
        return step instanceof Teardown.Destroy destroy
                ? "Destroy " + labels(destroy.parts())
                : step.getClass().getSimpleName();
    }

    private static String labels(List<Part> parts) {
        return parts.stream().map(Part::label).collect(Collectors.joining(",", "[", "]"));
    }
}
