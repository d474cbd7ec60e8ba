package dev.greenroom.sandbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.operator.cloud.Observer.Probe;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.sandbox.awsx.AwsxComponents;
import dev.greenroom.sandbox.provider.ComponentProvider.Request;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.List;
import java.util.Map;

/** A preview as the operator's programs make it, on a test account: through the awsx components and the provider. */
public final class PreviewStacks {
    public static final String SERVICE = "aws:ecs/service:Service";
    public static final String DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
    public static final String RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private static final Owner OWNER = new Owner("dev", "gp-api", "PreviewEnvironment", "gp-api-pr-7");
    private static final String TRUST =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    public final TestAccount account = new TestAccount();
    public final Configured provider = account.provider();
    public final MakingRegistrar engine = new MakingRegistrar(provider);
    private String secretArn;

    public static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private Existing make(String type, String name, String inputs) throws InterruptedException {
        return engine.make(type, name, yaml(inputs));
    }

    private String output(String type, String name, String output) {
        return engine.existing(type, name).outputs().get(output).asText();
    }

    /** The database, and the secret that leads to it. */
    public PreviewStacks data() throws InterruptedException {
        make("aws:ec2/securityGroup:SecurityGroup", "database", "{name: gr-x-database, vpcId: vpc-1}");
        make("aws:rds/subnetGroup:SubnetGroup", "database", "{name: gr-x, subnetIds: [subnet-a, subnet-b]}");
        Existing cluster = make(
                "aws:rds/cluster:Cluster",
                "database",
                "{clusterIdentifier: gr-x, engine: aurora-postgresql, dbSubnetGroupName: gr-x, masterUsername: app,"
                        + " masterPassword: notsecret123, skipFinalSnapshot: true, vpcSecurityGroupIds: ["
                        + output("aws:ec2/securityGroup:SecurityGroup", "database", "id") + "],"
                        + " serverlessv2ScalingConfiguration: {minCapacity: 0.5, maxCapacity: 1}}");
        String url = "postgresql://app:notsecret123@"
                + cluster.outputs().get("endpoint").asText() + ":5432/app";
        secretArn = account.region
                .secrets()
                .create("greenroom/gr-x", "{\"url\":\"" + url + "\"}", TestAccount.TAGS)
                .arn();
        return this;
    }

    /** Load balancer, cluster, roles and log group. */
    public PreviewStacks net() throws InterruptedException {
        make(
                "aws:ec2/securityGroup:SecurityGroup",
                "load-balancer",
                "{name: gr-x-lb, vpcId: vpc-1, ingress: [{protocol: tcp, fromPort: 80, toPort: 80, cidrBlocks: [0.0.0.0/0]}],"
                        + " egress: [{protocol: '-1', fromPort: 0, toPort: 0, cidrBlocks: [0.0.0.0/0]}]}");
        String balancerGroup = output("aws:ec2/securityGroup:SecurityGroup", "load-balancer", "id");
        component(
                "awsx:lb:ApplicationLoadBalancer",
                "web",
                "{name: gr-x, securityGroups: [" + balancerGroup + "], subnetIds: [subnet-a, subnet-b],"
                        + " defaultTargetGroup: {name: gr-x, vpcId: vpc-1, port: 80, protocol: HTTP, targetType: ip,"
                        + " deregistrationDelay: 10, healthCheck: {path: /health, matcher: 200-399, interval: 10,"
                        + " timeout: 5, healthyThreshold: 2, unhealthyThreshold: 3}},"
                        + " listeners: [{port: 80, protocol: HTTP}]}");
        make(
                "aws:ec2/securityGroup:SecurityGroup",
                "service",
                "{name: gr-x-tasks, vpcId: vpc-1, ingress: [{protocol: tcp, fromPort: 3000, toPort: 3000, securityGroups: ["
                        + balancerGroup
                        + "]}], egress: [{protocol: '-1', fromPort: 0, toPort: 0, cidrBlocks: [0.0.0.0/0]}]}");
        make("aws:cloudwatch/logGroup:LogGroup", "service", "{name: /greenroom/gr-x, retentionInDays: 7}");
        make("aws:iam/role:Role", "execution", "{name: gr-x-execution, assumeRolePolicy: '" + TRUST + "'}");
        make(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                "execution",
                "{role: gr-x-execution, policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'}");
        make("aws:ecs/cluster:Cluster", "cluster", "{name: gr-x}");
        make(
                "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                "cluster",
                "{clusterName: gr-x, capacityProviders: [FARGATE, FARGATE_SPOT]}");
        return this;
    }

    /** The two rules without which a task cannot start. */
    public PreviewStacks access() throws InterruptedException {
        readSecrets();
        make(
                RULE,
                "database",
                "{securityGroupId: " + output("aws:ec2/securityGroup:SecurityGroup", "database", "id")
                        + ", referencedSecurityGroupId: "
                        + output("aws:ec2/securityGroup:SecurityGroup", "service", "id")
                        + ", ipProtocol: tcp, fromPort: 5432, toPort: 5432}");
        return this;
    }

    public void readSecrets() throws InterruptedException {
        make(
                "aws:iam/rolePolicy:RolePolicy",
                "execution",
                "{name: read-secrets, role: gr-x-execution, policy: '{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"secretsmanager:GetSecretValue\"],\"Resource\":[\""
                        + secretArn + "\"]}]}'}");
    }

    /** The ARN of the image's revision. */
    public String define(String image) throws InterruptedException {
        String role = output("aws:iam/role:Role", "execution", "arn");
        component(
                "awsx:ecs:FargateTaskDefinition",
                "app",
                "{family: gr-x, cpu: '256', memory: '512', logGroup: {skip: true}, executionRole: {roleArn: '" + role
                        + "'}, taskRole: {roleArn: '" + role + "'}, container: {name: app, image: '" + image
                        + "', cpu: 256, memory: 512, essential: true, portMappings: [{containerPort: 3000, protocol: tcp}],"
                        + " environment: [{name: NODE_ENV, value: development}],"
                        + " secrets: [{name: DATABASE_URL, valueFrom: '" + secretArn + ":url::'}],"
                        + " logConfiguration: {logDriver: awslogs, options: {awslogs-group: /greenroom/gr-x,"
                        + " awslogs-region: us-west-2, awslogs-stream-prefix: app}}}}");
        return output(DEFINITION, "app", "arn");
    }

    public ObjectNode serviceInputs(String definition) {
        return yaml("{name: gr-x, cluster: '" + output("aws:ecs/cluster:Cluster", "cluster", "arn")
                + "', taskDefinition: '" + definition + "', desiredCount: 1, deploymentMinimumHealthyPercent: 0,"
                + " deploymentMaximumPercent: 100, deploymentCircuitBreaker: {enable: true, rollback: true},"
                + " healthCheckGracePeriodSeconds: 120, propagateTags: SERVICE,"
                + " networkConfiguration: {subnets: [subnet-a, subnet-b], assignPublicIp: true, securityGroups: ["
                + output("aws:ec2/securityGroup:SecurityGroup", "service", "id") + "]},"
                + " loadBalancers: [{containerName: app, containerPort: 3000, targetGroupArn: '"
                + output("aws:lb/targetGroup:TargetGroup", "web", "arn") + "'}]}");
    }

    /** The service, on demand; it does not wait for its rollout. */
    public PreviewStacks service(String definition) throws InterruptedException {
        ObjectNode inputs = serviceInputs(definition).put("continueBeforeSteadyState", true);
        new AwsxComponents().construct(new Request("awsx:ecs:FargateService", "app", inputs, Map.of()), engine);
        return this;
    }

    /** A new revision on the same service. */
    public void roll(String definition) throws InterruptedException {
        Existing old = engine.existing(SERVICE, "app");
        ObjectNode inputs = old.inputs().deepCopy().put("taskDefinition", definition);
        engine.replaced(SERVICE, "app", TestAccount.updated(provider, SERVICE, old, inputs));
    }

    private void component(String type, String name, String inputs) throws InterruptedException {
        new AwsxComponents().construct(new Request(type, name, yaml(inputs), Map.of()), engine);
    }

    /** The plan of the app stack, with what the others handed on. */
    public AppPlan plan(List<String> migration) {
        Placement placement = Placement.own(TestAccount.REGION);
        Scope scope = new Scope(StackId.of(OWNER, Part.APP), Part.APP, OWNER, TestAccount.TAGS, placement);
        String group = output("aws:ec2/securityGroup:SecurityGroup", "service", "id");
        NetOutputs net = new NetOutputs(
                output("aws:lb/loadBalancer:LoadBalancer", "web", "arn"),
                output("aws:lb/loadBalancer:LoadBalancer", "web", "dnsName"),
                output("aws:lb/targetGroup:TargetGroup", "web", "arn"),
                output("aws:ecs/cluster:Cluster", "cluster", "arn"),
                group,
                "execution",
                "task",
                "/greenroom/gr-x");
        return new AppPlan(
                scope,
                "gr-x",
                "image",
                3000,
                256,
                512,
                Map.of(),
                List.of(),
                "url",
                migration,
                1,
                false,
                true,
                true,
                List.of("subnet-a", "subnet-b"),
                List.of(),
                "vpc-1",
                new DataOutputs("db.example.com", 5432, "sg-1", secretArn, Map.of()),
                net);
    }

    public Probe probe() {
        String host = output("aws:lb/loadBalancer:LoadBalancer", "web", "dnsName");
        return new Probe(false, host, host, "/health");
    }
}
