package dev.greenroom.sandbox.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in one region of the account before anybody comes: made by hand, not billed, never deleted by the operator. */
public final class Seed {
    private final SimulatedAws aws;
    private final Region region;
    private int subnets;

    Seed(SimulatedAws aws, Region region) {
        this.aws = aws;
        this.region = region;
    }

    public Seed vpc(String id) {
        region.ec2().seedVpc(id, "10.0.0.0/16");
        return this;
    }

    /** A subnet whose tasks can be reached from the internet, in zone {@code a}, {@code b} or {@code c}. */
    public Seed publicSubnet(String id, String vpcId, char zone) {
        return subnet(id, vpcId, zone, true);
    }

    public Seed privateSubnet(String id, String vpcId, char zone) {
        return subnet(id, vpcId, zone, false);
    }

    private Seed subnet(String id, String vpcId, char zone, boolean open) {
        subnets++;
        region.ec2().seedSubnet(id, vpcId, region.name() + zone, "10.0." + subnets + ".0/24", open);
        return this;
    }

    public Seed securityGroup(String id, String vpcId, String name) {
        region.securityGroups().seed(id, vpcId, name);
        return this;
    }

    /** A secret whose value is a JSON object of made-up texts. */
    public Seed secret(String name, String... keys) {
        String entries =
                Arrays.stream(keys).map(key -> "\"" + key + "\":\"made-up\"").collect(Collectors.joining(","));
        region.secrets().seed(name, "{" + entries + "}");
        return this;
    }

    public Seed certificate(String arn, String domain) {
        region.certificates().seed(arn, domain);
        return this;
    }

    /**
     * A listener for HTTPS, with a load balancer of its own that all may share, for all hosts of the domain.
     *
     * @param arn tells the load balancer's as well
     */
    public Seed listener(String arn, String domain, String vpcId, List<String> subnetIds) {
        String name = arn.split("/", -1)[2];
        String group = "sg-" + name;
        String certificate =
                "arn:aws:acm:" + region.name() + ":" + aws.account().id() + ":certificate/" + name;
        securityGroup(group, vpcId, name).certificate(certificate, "*." + domain);
        region.elb().seedListener(arn, certificate, subnetIds, List.of(group));
        return this;
    }

    public Seed hostedZone(String id, String name) {
        aws.route53().seedZone(id, name);
        return this;
    }

    /** A policy of the account, such as a permissions boundary. */
    public Seed policy(String arn) {
        aws.iam().seedPolicy(arn);
        return this;
    }

    /** An ECS cluster that services of all previews share. */
    public Seed cluster(String name) {
        region.ecs().clusters().create(name, Map.of());
        region.ecs().clusters().putCapacityProviders(name, List.of("FARGATE", "FARGATE_SPOT"));
        return this;
    }
}
