package dev.greenroom.operator.plan;

import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.operator.plan.Warnings.Warning;
import java.util.List;
import java.util.Map;

/**
 * The plan of one environment. The data and net stacks are planned whole; the app stack needs what those two hand on.
 *
 * @param image null: there is none yet
 * @param url where the service will answer; null: at the load balancer's own name, known when that is made
 */
public record EnvironmentPlan(
        Owner owner,
        ResolvedPreview resolved,
        Placement placement,
        Map<String, String> tags,
        DataPlan data,
        NetPlan net,
        String image,
        String url,
        List<Warning> warnings) {

    /** The app stack's plan for {@link #image()}. */
    public AppPlan app(DataOutputs dataOutputs, NetOutputs netOutputs) {
        return new AppPlanner(this).plan(image, dataOutputs, netOutputs);
    }

    /** Host that the load balancer is asked for; null: its own name. */
    public String host() {
        String domain = resolved.ingress().domain();
        return domain == null ? null : owner.name() + "." + domain;
    }
}
