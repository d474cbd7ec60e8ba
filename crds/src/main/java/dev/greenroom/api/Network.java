package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The VPC and subnets, which exist already. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Network(
        @Size(max = 24) @Pattern("^vpc-[0-9a-f]{8}([0-9a-f]{9})?$")
        String vpcId,

        @JsonPropertyDescription(
                "Subnets of the load balancer and of tasks with a public address, in at least two zones.")
        @Size(min = 2, max = 16)
        List<@Size(max = 24) @Pattern("^subnet-[0-9a-f]{8}([0-9a-f]{9})?$") String> publicSubnetIds,

        @JsonPropertyDescription(
                "Subnets of the database and of tasks without a public address, in at least two zones.")
        @Size(min = 2, max = 16)
        List<@Size(max = 24) @Pattern("^subnet-[0-9a-f]{8}([0-9a-f]{9})?$") String> privateSubnetIds,

        @JsonPropertyDescription("Security groups that tasks get besides their own, to reach what exists already.")
        @Size(max = 4)
        List<@Size(max = 24) @Pattern("^sg-[0-9a-f]{8}([0-9a-f]{9})?$") String> clientSecurityGroupIds) {}
