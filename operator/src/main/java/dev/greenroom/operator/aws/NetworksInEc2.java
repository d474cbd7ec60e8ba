package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.plan.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private static final int ZONES_NEEDED = 2;

    private final AwsClients clients;

    public NetworksInEc2(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public void check(Placement placement, String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        Ec2Client ec2 = clients.ec2(placement);
        if (!vpcIsThere(ec2, vpcId)) {
            throw AwsCalls.invalid("VpcNotFound", "VPC " + vpcId + " does not exist in " + placement.region());
        }
        List<Complaint> complaints = new ArrayList<>();
        complaints.addAll(aboutSubnets(subnetIds, subnets(ec2, subnetIds), vpcId));
        complaints.addAll(aboutGroups(securityGroupIds, groups(ec2, securityGroupIds), vpcId));
        if (!complaints.isEmpty()) {
            throw AwsCalls.invalid(
                    complaints.get(0).reason(),
                    complaints.stream().map(Complaint::sentence).collect(Collectors.joining("; ")));
        }
    }

    @Override
    public String checkAccount(Placement placement) {
        String account = AwsCalls.call("find out the account of the credentials", () -> clients.sts(placement)
                        .getCallerIdentity())
                .account();
        if (placement.accountId() != null && !placement.accountId().equals(account)) {
            throw new CloudException(
                    CloudException.Kind.PERMISSION,
                    "WrongAccount",
                    "the operator's credentials lead to account " + account + ", not to " + placement.accountId(),
                    null);
        }
        return account;
    }

    private static boolean vpcIsThere(Ec2Client ec2, String vpcId) {
        return !AwsCalls.call(
                        "look up VPC " + vpcId, () -> ec2.describeVpcs(d -> d.filters(by("vpc-id", List.of(vpcId)))))
                .vpcs()
                .isEmpty();
    }

    private static Map<String, Subnet> subnets(Ec2Client ec2, List<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : AwsCalls.call(
                                "look up subnets " + ids,
                                () -> ec2.describeSubnets(d -> d.filters(by("subnet-id", ids))))
                        .subnets()
                        .stream()
                        .collect(Collectors.toMap(Subnet::subnetId, Function.identity()));
    }

    private static Map<String, SecurityGroup> groups(Ec2Client ec2, List<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : AwsCalls.call(
                                "look up security groups " + ids,
                                () -> ec2.describeSecurityGroups(d -> d.filters(by("group-id", ids))))
                        .securityGroups()
                        .stream()
                        .collect(Collectors.toMap(SecurityGroup::groupId, Function.identity()));
    }

    private static Filter by(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    static List<Complaint> aboutSubnets(List<String> wanted, Map<String, Subnet> found, String vpcId) {
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
        long zones =
                found.values().stream().map(Subnet::availabilityZone).distinct().count();
        if (complaints.isEmpty() && !wanted.isEmpty() && zones < ZONES_NEEDED) {
            complaints.add(new Complaint(
                    "TooFewZones",
                    "subnets " + String.join(", ", wanted) + " are all in one zone; two zones are needed"));
        }
        return complaints;
    }

    static List<Complaint> aboutGroups(List<String> wanted, Map<String, SecurityGroup> found, String vpcId) {
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

    /** One thing that is wrong with a network. */
    record Complaint(String reason, String sentence) {}
}
