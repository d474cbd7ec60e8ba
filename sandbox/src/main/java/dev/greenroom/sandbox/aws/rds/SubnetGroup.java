package dev.greenroom.sandbox.aws.rds;

import java.util.List;
import java.util.Map;

/** A DB subnet group; its name is in small letters. */
public record SubnetGroup(
        String name, String arn, String description, String vpcId, List<String> subnetIds, Map<String, String> tags) {
    public SubnetGroup {
        subnetIds = List.copyOf(subnetIds);
        tags = Map.copyOf(tags);
    }
}
