package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ECS service, with its task definition unless one is given. It always asks for launch type FARGATE, also beside a capacity
 * provider strategy, which ECS then refuses; it waits for the rollout unless told not to.
 */
final class FargateService {
    private static final Set<String> OWN =
            Set.of("taskDefinitionArgs", "taskDefinition", "assignPublicIp", "continueBeforeSteadyState", "cluster");

    private final Construction construction;
    private final Children children;
    private final ObjectNode outputs = JsonNodeFactory.instance.objectNode();

    private FargateService(Construction construction) {
        this.construction = construction;
        this.children = construction.children();
    }

    static ObjectNode make(Construction construction) throws InterruptedException {
        return new FargateService(construction).make();
    }

    private ObjectNode make() throws InterruptedException {
        checkArguments();
        ChildInputs inputs = new ChildInputs().put("desiredCount", Input.of(1)).putAll(construction.rest(OWN));
        taskDefinition(inputs);
        if (construction.has("cluster")) {
            inputs.put("cluster", cluster());
        }
        if (!construction.has("networkConfiguration")) {
            inputs.put("networkConfiguration", defaultNetwork());
        }
        inputs.put("launchType", Input.of("FARGATE"));
        inputs.put("waitForSteadyState", waitForSteadyState());
        Registered service = children.make("aws:ecs/service:Service", construction.name(), inputs);
        outputs.set("service", children.reference(service));
        return outputs;
    }

    private void checkArguments() {
        construction.notBoth(
                "taskDefinition",
                "taskDefinitionArgs",
                "Only one of `taskDefinition` or `taskDefinitionArgs` can be provided.");
        construction.notBoth(
                "networkConfiguration",
                "assignPublicIp",
                "Only one of `networkConfiguration` or `assignPublicIp` can be provided.");
        if (construction.has("launchType")) {
            throw PlainPlaces.silent("launchType is no argument of FargateService", "sets FARGATE all the same");
        }
        if (!construction.has("taskDefinition") && !construction.has("taskDefinitionArgs")) {
            throw new ProviderException("Either `taskDefinition` or `taskDefinitionArgs` must be provided.");
        }
    }

    private void taskDefinition(ChildInputs inputs) throws InterruptedException {
        if (construction.has("taskDefinition")) {
            inputs.put("taskDefinition", Input.of(construction.argument("taskDefinition")));
            return;
        }
        Children inner =
                Children.of(children.registrar(), AwsxComponents.TASK_DEFINITION, construction.name(), children.urn());
        TaskDefinition.Made made =
                TaskDefinition.make(construction.argument("taskDefinitionArgs"), construction.name(), inner);
        inner.end();
        outputs.set("taskDefinition", children.reference(made.definition()));
        inputs.put("taskDefinition", Input.output(made.definition(), "arn"));
        if (!construction.has("loadBalancers")) {
            inputs.put("loadBalancers", made.loadBalancers());
        }
    }

    private Input cluster() throws InterruptedException {
        Given cluster = construction.argument("cluster");
        return cluster.isReference()
                ? Input.output(Construction.resource(cluster, children), "arn")
                : Input.of(cluster);
    }

    private Input waitForSteadyState() {
        Given goOn = construction.argument("continueBeforeSteadyState");
        return goOn.isSet() ? Input.of(goOn).then(flag -> BooleanNode.valueOf(!flag.asBoolean())) : Input.of(true);
    }

    private Input defaultNetwork() throws InterruptedException {
        DefaultVpc vpc = DefaultVpc.find(children);
        Registered group = OpenSecurityGroup.open(construction.name() + "-sg", Input.of(vpc.id()), children);
        Given assign = construction.argument("assignPublicIp");
        if (!assign.isTrue() && vpc.privateIds().isEmpty()) {
            throw new ProviderException("The default VPC does not have any private subnets. Set `assignPublicIp` to"
                    + " `true`, provide `networkConfiguration`, or add private subnets to the default VPC.");
        }
        return Input.object(Map.of(
                "subnets", assign.isTrue() ? vpc.publicSubnetIds() : vpc.privateSubnetIds(),
                "assignPublicIp", assign.isSet() ? Input.of(assign) : Input.of(false),
                "securityGroups", Input.list(List.of(Input.id(group)))));
    }
}
