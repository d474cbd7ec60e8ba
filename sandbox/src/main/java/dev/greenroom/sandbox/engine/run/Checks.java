package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.provider.ResourceProvider.Checked;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import dev.greenroom.sandbox.provider.property.Values;

/** Asks providers about what is wanted, before anything is done. What they refuse is reported. */
final class Checks {
    private final Deployment run;
    private final Providers providers;

    Checks(Deployment run, Providers providers) {
        this.run = run;
        this.providers = providers;
    }

    Configured provider(ResourceState resource) throws StepFailedException {
        try {
            return providers.of(resource.provider());
        } catch (RuntimeException e) {
            throw run.failed(resource.urn(), Steps.message(e));
        }
    }

    Diff differences(Configured provider, ResourceState old, ResourceState wanted) throws StepFailedException {
        try {
            return Differences.of(provider, old, wanted);
        } catch (RuntimeException e) {
            throw run.failed(wanted.urn(), Steps.message(e));
        }
    }

    /** The resource with the old values of what it ignores. */
    ResourceState ignoring(ResourceState wanted, ResourceState old) throws StepFailedException {
        try {
            return wanted.with(
                    ResourceState.INPUTS,
                    Differences.ignoring(wanted.inputs(), old.inputs(), wanted.texts("ignoreChanges")));
        } catch (IllegalArgumentException e) {
            throw run.failed(wanted.urn(), Steps.message(e));
        }
    }

    /** The resource with the provider's defaults; what is not known yet cannot be checked. */
    ResourceState checked(Configured provider, ResourceState wanted, ResourceState old) throws StepFailedException {
        if (Values.hasUnknown(wanted.inputs())) {
            return wanted;
        }
        ObjectNode plain = Values.plain(wanted.inputs());
        Checked checked;
        try {
            checked = provider.check(wanted.type(), old == null ? null : Values.plain(old.inputs()), plain);
        } catch (RuntimeException e) {
            throw run.failed(wanted.urn(), Steps.message(e));
        }
        StepFailedException failed = null;
        for (Problem problem : checked.problems()) {
            failed = run.failed(wanted.urn(), text(wanted, problem));
        }
        if (failed != null) {
            throw failed;
        }
        return wanted.with(ResourceState.INPUTS, Values.secretAs(Values.normal(checked.inputs()), wanted.inputs()));
    }

    private static String text(ResourceState resource, Problem problem) {
        String subject = resource.type() + " resource '" + resource.name() + "'";
        if (problem.property() == null || problem.property().isEmpty()) {
            return subject + " has a problem: " + problem.reason();
        }
        String value = Values.masked(resource.inputs().path(problem.property())).asText("");
        return subject + ": property " + problem.property() + " value {" + value + "} has a problem: "
                + problem.reason();
    }
}
