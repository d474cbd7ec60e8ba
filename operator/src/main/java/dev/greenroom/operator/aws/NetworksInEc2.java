package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.cloud.finding.CallerAccount;
import dev.greenroom.operator.cloud.finding.NetworkFinding;
import dev.greenroom.operator.cloud.finding.NetworkFinding.FoundSubnet;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * Looks ids up by filter, not by id: a filter answers with those that are there, so one look names all that are not ("Amazon
 * EC2 API Reference", DescribeSubnets).
 */
public final class NetworksInEc2 implements Networks {
    private final AwsClients clients;

    public NetworksInEc2(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public void check(Placement placement, String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        Ec2Client ec2 = clients.ec2(placement);
        if (!vpcIsThere(ec2, vpcId)) {
            throw NetworkFinding.noVpc(vpcId, placement);
        }
        new NetworkFinding(subnets(ec2, subnetIds), groups(ec2, securityGroupIds))
                .require(vpcId, subnetIds, securityGroupIds);
    }

    @Override
    public String checkAccount(Placement placement) {
        String account = AwsCalls.call("find out the account of the credentials", () -> clients.sts(placement)
                        .getCallerIdentity())
                .account();
        return new CallerAccount(account).require(placement);
    }

    private static boolean vpcIsThere(Ec2Client ec2, String vpcId) {
        return !AwsCalls.call(
                        "look up VPC " + vpcId, () -> ec2.describeVpcs(d -> d.filters(by("vpc-id", List.of(vpcId)))))
                .vpcs()
                .isEmpty();
    }

    private static Map<String, FoundSubnet> subnets(Ec2Client ec2, List<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : AwsCalls.call(
                                "look up subnets " + ids,
                                () -> ec2.describeSubnets(d -> d.filters(by("subnet-id", ids))))
                        .subnets()
                        .stream()
                        .collect(Collectors.toMap(
                                Subnet::subnetId,
                                subnet -> new FoundSubnet(subnet.vpcId(), subnet.availabilityZone())));
    }

    private static Map<String, String> groups(Ec2Client ec2, List<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : AwsCalls.call(
                                "look up security groups " + ids,
                                () -> ec2.describeSecurityGroups(d -> d.filters(by("group-id", ids))))
                        .securityGroups()
                        .stream()
                        .collect(Collectors.toMap(SecurityGroup::groupId, SecurityGroup::vpcId));
    }

    private static Filter by(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
