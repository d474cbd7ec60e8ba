package dev.greenroom.sandbox.aws.ecs;

import java.util.List;

/** The network of a task ("awsvpc"). */
public record Placement(List<String> subnetIds, List<String> securityGroupIds, boolean publicIp) {
    public Placement {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
