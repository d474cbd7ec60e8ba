package dev.greenroom.operator.explain;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.StackPlan;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one stack would hold.
 *
 * @param part data, net or app
 * @param stack name of the Pulumi stack
 */
public record StackContents(String part, String stack, List<Content> resources) {
    /** Stands for what only a run can tell. */
    private static final String UNKNOWN = "unknown-until-made";

    private static final int POSTGRESQL = 5432;

    /** Begins the types of components: they group resources and are nothing on AWS. */
    private static final String COMPONENT = "awsx:";

    public StackContents {
        resources = List.copyOf(resources);
    }

    /**
     * A resource on AWS.
     *
     * @param type Pulumi's type token
     * @param name on AWS; null: AWS makes one up, or it has none
     */
    public record Content(String title, String type, String name) {}

    /** The three stacks, data and net first. */
    static List<StackContents> of(EnvironmentPlan plan) {
        return List.of(of(plan.data()), of(plan.net()), of(app(plan)));
    }

    /** What a planned stack would hold. */
    public static StackContents of(StackPlan plan) {
        List<Content> resources = plan.resources().stream()
                .filter(resource -> !resource.type().startsWith(COMPONENT))
                .map(resource -> new Content(resource.title(), resource.type(), ResourceNames.of(plan, resource)))
                .toList();
        return new StackContents(plan.part().label(), plan.stack().name(), resources);
    }

    /** What the app stack holds does not depend on the values that the other two hand on. */
    private static AppPlan app(EnvironmentPlan plan) {
        DataOutputs data = new DataOutputs(
                UNKNOWN,
                POSTGRESQL,
                UNKNOWN,
                UNKNOWN,
                plan.data().queues().stream()
                        .collect(
                                Collectors.toMap(DataPlan.QueuePlan::key, queue -> new QueueOutput(UNKNOWN, UNKNOWN))));
        NetOutputs net = new NetOutputs(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        return plan.app(data, net);
    }
}
