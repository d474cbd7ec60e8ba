package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;

/**
 * Subnets and security groups that were looked for.
 *
 * @param subnets those that are there, by id
 * @param vpcByGroup VPC of the security groups that are there, by id
 */
public record NetworkFinding(Map<String, FoundSubnet> subnets, Map<String, String> vpcByGroup) {
    private static final int ZONES_NEEDED = 2;

    /** A subnet that is there. */
    public record FoundSubnet(String vpcId, String zone) {}

    /** Makes the refusal of a VPC that is not there. */
    public static CloudException noVpc(String vpcId, Placement placement) {
        return CloudException.invalid("VpcNotFound", "VPC " + vpcId + " does not exist in " + placement.region());
    }

    /** Throws {@link CloudException} of kind INVALID that names all that is not there, or not in the VPC. */
    public void require(String vpcId, List<String> subnetIds, List<String> securityGroupIds) {
        Complaints complaints = new Complaints();
        subnetIds.forEach(id -> aboutSubnet(id, vpcId, complaints));
        long zones = subnets.values().stream().map(FoundSubnet::zone).distinct().count();
        if (complaints.isEmpty() && !subnetIds.isEmpty() && zones < ZONES_NEEDED) {
            complaints.add(
                    "TooFewZones",
                    "subnets " + String.join(", ", subnetIds) + " are all in one zone; two zones are needed");
        }
        securityGroupIds.forEach(id -> aboutGroup(id, vpcId, complaints));
        complaints.raise();
    }

    private void aboutSubnet(String id, String vpcId, Complaints complaints) {
        FoundSubnet subnet = subnets.get(id);
        if (subnet == null) {
            complaints.add("SubnetNotFound", "subnet " + id + " does not exist");
        } else if (!vpcId.equals(subnet.vpcId())) {
            complaints.add(
                    "SubnetOfOtherVpc", "subnet " + id + " belongs to VPC " + subnet.vpcId() + ", not to " + vpcId);
        }
    }

    private void aboutGroup(String id, String vpcId, Complaints complaints) {
        String actual = vpcByGroup.get(id);
        if (actual == null) {
            complaints.add("SecurityGroupNotFound", "security group " + id + " does not exist");
        } else if (!vpcId.equals(actual)) {
            complaints.add(
                    "SecurityGroupOfOtherVpc",
                    "security group " + id + " belongs to VPC " + actual + ", not to " + vpcId);
        }
    }
}
