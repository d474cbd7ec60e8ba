package dev.greenroom.operator.aws;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The AWS emulator that AWS_ENDPOINT_URL leads to, and plans of an environment on it; each rig has names of its own. */
final class Rig implements AutoCloseable {
    static final Placement PLACEMENT = Placement.own("us-west-2");

    final AwsClients clients = new AwsClients();
    final String name = "it-" + UUID.randomUUID().toString().substring(0, 8);
    final Owner owner = new Owner("it", "gp-api", "PreviewEnvironment", name);

    Scope scope(Part part) {
        return new Scope(StackId.of(owner, part), part, owner, Map.of("greenroom.dev/owner", owner.tag()), PLACEMENT);
    }

    DataPlan dataPlan() {
        DatabasePlan database =
                new DatabasePlan(name, "16.6", 0.5, 2, List.of(), "app", "app", "greenroom/" + name, false);
        return new DataPlan(scope(Part.DATA), "vpc-1", database, List.of());
    }

    static DataOutputs dataOutputs(String secretArn) {
        return new DataOutputs("db.example.com", 5432, "sg-1", secretArn, Map.of());
    }

    NetPlan netPlan(NetPlan.HostRule rule) {
        return new NetPlan(
                scope(Part.NET),
                "vpc-1",
                List.of(),
                rule,
                new NetPlan.TargetGroupPlan(name, 80, "/"),
                new NetPlan.LogGroupPlan("/greenroom/" + name, 7),
                new NetPlan.RoleNames(name + "-e", name + "-t"),
                name,
                name,
                null,
                null);
    }

    AppPlan appPlan(NetOutputs net, List<String> subnets, SecretBinding... secrets) {
        return new AppPlan(
                scope(Part.APP),
                name,
                "image",
                80,
                256,
                512,
                Map.of(),
                List.of(secrets),
                "url",
                List.of("npx", "prisma", "migrate", "deploy"),
                1,
                false,
                true,
                true,
                subnets,
                List.of(),
                "vpc-1",
                dataOutputs("arn"),
                net);
    }

    NetOutputs netOutputs(String targetGroupArn, String clusterArn, String securityGroup) {
        return new NetOutputs(
                "arn-lb",
                name + ".us-west-2.elb.amazonaws.com",
                targetGroupArn,
                clusterArn,
                securityGroup,
                "arn-e",
                "arn-t",
                "/greenroom/" + name);
    }

    /** A VPC with a subnet in each of two zones and a security group. */
    Network network() {
        Ec2Client ec2 = clients.ec2(PLACEMENT);
        return network(ec2.createVpc(c -> c.cidrBlock("10.7.0.0/16")).vpc().vpcId(), 1);
    }

    /** The same in a VPC that there is already. */
    Network networkIn(String vpc) {
        return network(vpc, 3);
    }

    private Network network(String vpc, int firstBlock) {
        Ec2Client ec2 = clients.ec2(PLACEMENT);
        String first = subnet(ec2, vpc, "10.7." + firstBlock + ".0/24", "us-west-2a");
        String second = subnet(ec2, vpc, "10.7." + (firstBlock + 1) + ".0/24", "us-west-2b");
        String group = ec2.createSecurityGroup(
                        c -> c.groupName(name).description("it").vpcId(vpc))
                .groupId();
        return new Network(vpc, first, second, group);
    }

    static String subnet(Ec2Client ec2, String vpc, String range, String zone) {
        return ec2.createSubnet(c -> c.vpcId(vpc).cidrBlock(range).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    record Network(String vpc, String first, String second, String group) {}

    @Override
    public void close() {
        clients.close();
    }
}
