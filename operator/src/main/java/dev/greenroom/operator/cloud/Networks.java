package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.Placement;
import java.util.List;

/** Reads of EC2 and STS before a run, so that a wrong id is named before anything is made. */
public interface Networks {

    /**
     * Throws {@link CloudException} of kind INVALID that names what is not there: the VPC, a subnet, a security group, or a
     * subnet of another VPC, or fewer than two zones.
     */
    void check(Placement placement, String vpcId, List<String> subnetIds, List<String> securityGroupIds);

    /**
     * The account that the credentials lead to. Throws {@link CloudException} if the placement names one and it is another.
     */
    String checkAccount(Placement placement);
}
