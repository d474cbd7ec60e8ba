package dev.greenroom.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The preview of the tests, what its stacks hand on, and changes to it as fragments of YAML. */
public final class PreviewExamples {
    public static final Owner OWNER = new Owner("test", "gp-api", "PreviewEnvironment", "gp-api-pr-7");
    public static final String IMAGE = "image: 123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:1";
    public static final String NEXT_IMAGE = "image: 123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:2";
    public static final String MIGRATION = "container: {migration: {command: [npx, prisma, migrate, deploy]}}";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SPEC = """
            pullRequest: {repository: goodparty/gp-api, number: 7}
            network:
              vpcId: vpc-01234567
              publicSubnetIds: [subnet-0000000a, subnet-0000000b]
              privateSubnetIds: [subnet-0000000c, subnet-0000000d]
            ingress:
              domain: preview.example.com
              certificateArn: arn:aws:acm:us-west-2:123456789012:certificate/0f0f
            queues: [{name: jobs}]
            """;

    private PreviewExamples() {}

    /** The spec, overlaid with fragments. */
    public static PreviewEnvironmentSpec spec(String... fragments) {
        try {
            JsonNode spec = YAML.readTree(SPEC);
            for (String fragment : fragments) {
                overlay((ObjectNode) spec, YAML.readTree(fragment));
            }
            return YAML.treeToValue(spec, PreviewEnvironmentSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void overlay(ObjectNode target, JsonNode fragment) {
        fragment.properties().forEach(field -> {
            JsonNode present = target.get(field.getKey());
            if (present instanceof ObjectNode inner && field.getValue() instanceof ObjectNode) {
                overlay(inner, field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    /** What planning the spec comes to, without service and tenants. */
    public static Planned planned(String... fragments) {
        PlanSettings settings = new PlanSettings(OWNER.clusterId(), "us-west-2", Optional.empty());
        return new PreviewPlanner(settings)
                .plan(new PreviewRequest(
                        OWNER.namespace(), Map.of(), OWNER.name(), spec(fragments), new ServiceLookup.None(), null));
    }

    public static EnvironmentPlan plan(String... fragments) {
        return ((Planned.Accepted) planned(fragments)).plan();
    }

    public static AppPlan app(String... fragments) {
        EnvironmentPlan plan = plan(fragments);
        return plan.app(dataOutputs(plan.data()), netOutputs(plan.net()));
    }

    /** What the data stack of a plan hands on, as AWS would name it. */
    public static DataOutputs dataOutputs(DataPlan plan) {
        Map<String, QueueOutput> queues = plan.queues().stream()
                .collect(Collectors.toMap(
                        DataPlan.QueuePlan::key,
                        queue -> new QueueOutput(
                                "https://sqs.us-west-2.amazonaws.com/123456789012/" + queue.name(),
                                "arn:aws:sqs:us-west-2:123456789012:" + queue.name())));
        return new DataOutputs(
                plan.database().identifier() + ".cluster-abc.us-west-2.rds.amazonaws.com",
                5432,
                "sg-0000da7a",
                "arn:aws:secretsmanager:us-west-2:123456789012:secret:"
                        + plan.database().secretName() + "-Ab3dEf",
                queues);
    }

    /** What the net stack of a plan hands on, as AWS would name it. */
    public static NetOutputs netOutputs(NetPlan plan) {
        String name = plan.targetGroup().name();
        String elb = "arn:aws:elasticloadbalancing:us-west-2:123456789012:";
        return new NetOutputs(
                elb + "loadbalancer/app/" + name + "/1",
                name + "-1.us-west-2.elb.amazonaws.com",
                elb + "targetgroup/" + name + "/1",
                plan.clusterArn() == null
                        ? "arn:aws:ecs:us-west-2:123456789012:cluster/" + plan.clusterName()
                        : plan.clusterArn(),
                "sg-00005e4c",
                "arn:aws:iam::123456789012:role/greenroom/" + plan.roles().execution(),
                "arn:aws:iam::123456789012:role/greenroom/" + plan.roles().task(),
                plan.logGroup().name());
    }
}
