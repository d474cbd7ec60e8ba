package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.cloud.finding.CallerAccount;
import dev.greenroom.operator.cloud.finding.NetworkFinding;
import dev.greenroom.operator.cloud.finding.NetworkFinding.FoundSubnet;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.Subnet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at the account's networks. */
public final class SimulatedNetworks implements Networks {
    private final SimulatedAws aws;

    public SimulatedNetworks(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public void check(Placement placement, String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        Region region = PortCalls.region(aws, placement);
        if (PortCalls.call("look up VPC " + vpcId, () -> region.ec2().vpc(vpcId))
                .isEmpty()) {
            throw NetworkFinding.noVpc(vpcId, placement);
        }
        new NetworkFinding(subnets(region, subnetIds), groups(region, securityGroupIds))
                .require(vpcId, subnetIds, securityGroupIds);
    }

    private static Map<String, FoundSubnet> subnets(Region region, List<String> ids) {
        return PortCalls.call("look up subnets " + ids, () -> region.ec2().subnets(ids)).stream()
                .distinct()
                .collect(Collectors.toMap(Subnet::id, subnet -> new FoundSubnet(subnet.vpcId(), subnet.zone())));
    }

    private static Map<String, String> groups(Region region, List<String> ids) {
        return PortCalls.call("look up security groups " + ids, () -> region.securityGroups()
                        .find(ids))
                .stream()
                .distinct()
                .collect(Collectors.toMap(SecurityGroup::id, SecurityGroup::vpcId));
    }

    @Override
    public String checkAccount(Placement placement) {
        String account = PortCalls.region(aws, placement).account().id();
        return new CallerAccount(account).require(placement);
    }
}
