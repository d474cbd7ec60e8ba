package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** How a service is reached from outside. Without domain and certificate: plain HTTP at the load balancer's own name. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Ingress(
        @JsonPropertyDescription(
                "A preview's host is <metadata.name>.<domain>; a ServiceDeployment's host is the domain.")
        @ValidationRule(
                value = "self.matches('^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$')",
                message = "must be a lower-case DNS name with a dot, such as preview.example.com")
        @Size(max = 189)
        String domain,

        @JsonPropertyDescription("ACM certificate that covers the host.")
        @ValidationRule(
                value = "self.matches('^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+$')",
                message = "must be the ARN of an ACM certificate: arn:aws:acm:<region>:<account>:certificate/<id>")
        @Size(max = 200)
        String certificateArn,

        @JsonPropertyDescription(
                "Route 53 hosted zone in which the record is made; absent: no record, a wildcard covers the host.")
        @ValidationRule(
                value = "self.matches('^[A-Z0-9]+$')",
                message = "must be the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ")
        @Size(max = 32)
        String hostedZoneId,

        LoadBalancer loadBalancer) {}
