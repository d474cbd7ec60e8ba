package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at the account's networks. */
public final class SimulatedNetworks implements Networks {
    private static final int ZONES_NEEDED = 2;

    private final SimulatedAws aws;

    public SimulatedNetworks(SimulatedAws aws) {
        this.aws = aws;
    }

    private record Complaint(String reason, String sentence) {}

    @Override
    public void check(Placement placement, String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        Region region = PortCalls.region(aws, placement);
        if (PortCalls.call("look up VPC " + vpcId, () -> region.ec2().vpc(vpcId))
                .isEmpty()) {
            throw PortCalls.invalid("VpcNotFound", "VPC " + vpcId + " does not exist in " + placement.region());
        }
        List<Complaint> complaints = new ArrayList<>(aboutSubnets(region, subnetIds, vpcId));
        complaints.addAll(aboutGroups(region, securityGroupIds, vpcId));
        if (!complaints.isEmpty()) {
            throw PortCalls.invalid(
                    complaints.get(0).reason(),
                    complaints.stream().map(Complaint::sentence).collect(Collectors.joining("; ")));
        }
    }

    private static List<Complaint> aboutSubnets(Region region, List<String> wanted, String vpcId) {
        Map<String, Subnet> found =
                PortCalls.call("look up subnets " + wanted, () -> region.ec2().subnets(wanted).stream()
                        .distinct()
                        .collect(Collectors.toMap(Subnet::id, Function.identity())));
        List<Complaint> complaints = new ArrayList<>();
        for (String id : wanted) {
            Subnet subnet = found.get(id);
            if (subnet == null) {
                complaints.add(new Complaint("SubnetNotFound", "subnet " + id + " does not exist"));
            } else if (!vpcId.equals(subnet.vpcId())) {
                complaints.add(new Complaint(
                        "SubnetOfOtherVpc",
                        "subnet " + id + " belongs to VPC " + subnet.vpcId() + ", not to " + vpcId));
            }
        }
        long zones = found.values().stream().map(Subnet::zone).distinct().count();
        if (complaints.isEmpty() && !wanted.isEmpty() && zones < ZONES_NEEDED) {
            complaints.add(new Complaint(
                    "TooFewZones",
                    "subnets " + String.join(", ", wanted) + " are all in one zone; two zones are needed"));
        }
        return complaints;
    }

    private static List<Complaint> aboutGroups(Region region, List<String> wanted, String vpcId) {
        Map<String, SecurityGroup> found =
                PortCalls.call("look up security groups " + wanted, () -> region.securityGroups().find(wanted).stream()
                        .distinct()
                        .collect(Collectors.toMap(SecurityGroup::id, Function.identity())));
        List<Complaint> complaints = new ArrayList<>();
        for (String id : wanted) {
            SecurityGroup group = found.get(id);
            if (group == null) {
                complaints.add(new Complaint("SecurityGroupNotFound", "security group " + id + " does not exist"));
            } else if (!vpcId.equals(group.vpcId())) {
                complaints.add(new Complaint(
                        "SecurityGroupOfOtherVpc",
                        "security group " + id + " belongs to VPC " + group.vpcId() + ", not to " + vpcId));
            }
        }
        return complaints;
    }

    @Override
    public String checkAccount(Placement placement) {
        String account = PortCalls.region(aws, placement).account().id();
        if (placement.accountId() != null && !placement.accountId().equals(account)) {
            throw new CloudException(
                    CloudException.Kind.PERMISSION,
                    "WrongAccount",
                    "the operator's credentials lead to account " + account + ", not to " + placement.accountId(),
                    null);
        }
        return account;
    }
}
