package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** How many tasks run, and where. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Compute(
        @Min(0) @Max(1000) Integer desiredCount,

        @JsonPropertyDescription("True: tasks run on Fargate Spot.")
        Boolean spot,

        @JsonPropertyDescription(
                "True: tasks run in public subnets with a public address, so no NAT gateway is needed.")
        Boolean assignPublicIp,

        @JsonPropertyDescription("ECS cluster that exists already; absent: one is made.")
        @ValidationRule(
                value = "self.matches('^arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/[A-Za-z0-9_-]+$')",
                message = "must be the ARN of an ECS cluster: arn:aws:ecs:<region>:<account>:cluster/<name>")
        @Size(max = 400)
        String clusterArn) {}
