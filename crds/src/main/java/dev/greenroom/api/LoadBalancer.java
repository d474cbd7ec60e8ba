package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A load balancer that exists already. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadBalancer(
        @JsonPropertyDescription("HTTPS listener that gets a host rule; absent: a dedicated Application Load Balancer.")
        @ValidationRule(
                value = "self.matches('^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:"
                        + "listener/app/[A-Za-z0-9-]+/[0-9a-f]{16}/[0-9a-f]{16}$')",
                message = "must be the ARN of the listener of an Application Load Balancer: "
                        + "arn:aws:elasticloadbalancing:<region>:<account>:listener/app/<name>/<id>/<id>")
        @Size(max = 300)
        String listenerArn) {}
