package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.operator.PriceFiles;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.SteppedTime;
import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings.Attachment;
import dev.greenroom.sandbox.aws.elb.Action;
import dev.greenroom.sandbox.aws.elb.HealthCheck;
import dev.greenroom.sandbox.aws.elb.Listener;
import dev.greenroom.sandbox.aws.elb.TargetGroup;
import dev.greenroom.sandbox.aws.iam.RoleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An account with all that a service needs: network, load balancer, roles, log group, secret. */
final class RunningAccount {
    static final String BALANCER =
            "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/gp/0123456789abcdef";
    static final String REGION = "us-west-2";
    static final Map<String, String> TAGS = Map.of("greenroom.dev/owner", "dev/gp-api/PreviewEnvironment/pr-7");
    private static final String TRUST =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    final SteppedTime time = new SteppedTime();
    final SimulatedAws aws = new SimulatedAws("123456789012", time, PriceFiles.load(), 7);
    final Region region = aws.region(REGION);
    final Ecs ecs = region.ecs();
    final String secretArn;
    final String balancerGroup;
    final String taskGroup;
    final String targetGroupArn;
    final String clusterArn;
    final String roleArn;

    RunningAccount() {
        region.ec2().seedVpc("vpc-1", "10.0.0.0/16");
        region.ec2().seedSubnet("subnet-a", "vpc-1", REGION + "a", "10.0.1.0/24", true);
        region.ec2().seedSubnet("subnet-b", "vpc-1", REGION + "b", "10.0.2.0/24", true);
        region.secrets().seed("GP_API", "{\"JWT_SECRET\":\"hush\"}");
        secretArn = region.secrets().describe("GP_API").arn();
        balancerGroup = group("balancer", "0.0.0.0/0", 80);
        taskGroup = group("tasks", balancerGroup, 3000);
        region.elb().loadBalancers().seed(BALANCER, List.of("subnet-a", "subnet-b"), List.of(balancerGroup));
        targetGroupArn = region.elb()
                .targetGroups()
                .create(new TargetGroup.Request(
                        "gp",
                        80,
                        "HTTP",
                        "vpc-1",
                        "ip",
                        new HealthCheck("/", "200-399", "HTTP", "traffic-port", 10, 5, 2, 3),
                        TAGS));
        region.elb().targetGroups().setDeregistrationDelay(targetGroupArn, 10);
        region.elb().listeners().create(listener());
        clusterArn = ecs.clusters().create("gp", TAGS);
        ecs.clusters().putCapacityProviders(clusterArn, List.of("FARGATE", "FARGATE_SPOT"));
        roleArn = role();
        region.logs().createLogGroup("/gp", TAGS);
    }

    private String group(String name, String peer, int port) {
        String id = region.securityGroups().create(name, "for a test", "vpc-1", TAGS);
        region.securityGroups().authorize(id, new Permission(false, "tcp", port, port, peer), "", Map.of());
        return id;
    }

    private Listener listener() {
        Action forward = new Action("forward", targetGroupArn, Map.of());
        return new Listener("", BALANCER, 80, "HTTP", null, null, List.of(forward), TAGS);
    }

    private String role() {
        String arn = aws.iam()
                .createRole("gp-execution", "/", new RoleSettings("", TRUST, null, 3600, TAGS))
                .arn();
        aws.iam()
                .attachRolePolicy(
                        "gp-execution", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
        allowSecrets(secretArn);
        return arn;
    }

    void allowSecrets(String arn) {
        aws.iam()
                .putRolePolicy(
                        "gp-execution",
                        "read-secrets",
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"secretsmanager:GetSecretValue\"],\"Resource\":[\""
                                + arn + "\"]}]}");
    }

    /** The ARN of a new revision. */
    String define(String image) {
        return define(image, Map.of("JWT_SECRET", secretArn + ":JWT_SECRET::"));
    }

    String define(String image, Map<String, String> secrets) {
        StringBuilder list = new StringBuilder();
        secrets.forEach((name, from) -> list.append(list.isEmpty() ? "" : ",")
                .append("{\"name\":\"" + name + "\",\"valueFrom\":\"" + from + "\"}"));
        String document = "[{\"name\":\"app\",\"image\":\"" + image + "\",\"essential\":true,"
                + "\"portMappings\":[{\"containerPort\":3000}],\"secrets\":[" + list + "],"
                + "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"/gp\","
                + "\"awslogs-stream-prefix\":\"app\"}}}]";
        return ecs.definitions()
                .register(new TaskDefinition.Request("gp", document, "256", "512", roleArn, roleArn, TAGS))
                .arn();
    }

    ServiceSettings settings(String definition) {
        return settings(definition, 1, 0, 100, List.of());
    }

    ServiceSettings settings(String definition, int count, int least, int most, List<String> providers) {
        return new ServiceSettings(
                "gp",
                clusterArn,
                definition,
                count,
                least,
                most,
                true,
                true,
                120,
                providers.isEmpty() ? "FARGATE" : null,
                providers,
                new Placement(List.of("subnet-a", "subnet-b"), List.of(taskGroup), true),
                new Attachment(targetGroupArn, "app", 3000),
                true,
                TAGS);
    }

    ServiceDescription service() {
        return ecs.services().find(clusterArn, "gp").orElseThrow();
    }

    ServiceDescription.Rollout primary() {
        return service().primary().orElseThrow();
    }

    /** Looks every few seconds, as an operator does, until it is so. */
    Duration until(BooleanSupplier question) {
        for (int seconds = 0; seconds < 7200; seconds += 2) {
            if (question.getAsBoolean()) {
                return Duration.ofSeconds(seconds);
            }
            time.pass(Duration.ofSeconds(2));
        }
        throw new AssertionError("did not come about within two hours: " + service());
    }

    List<TaskDescription> tasks() {
        return ecs.tasks().list(clusterArn);
    }

    List<String> stopReasons() {
        return tasks().stream()
                .filter(TaskDescription::isStopped)
                .map(TaskDescription::stoppedReason)
                .toList();
    }

    Set<String> events() {
        return Set.copyOf(service().events().stream()
                .map(ServiceDescription.Event::message)
                .toList());
    }
}
