package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The description of a service in one environment, and the template of its previews. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = IngressRules.IF_GIVEN + "(" + IngressRules.CERTIFICATE_NEEDS_DOMAIN + ")",
        message = IngressRules.CERTIFICATE_NEEDS_DOMAIN_IS,
        messageExpression = IngressRules.CERTIFICATE_NEEDS_DOMAIN_SAYS,
        fieldPath = ".ingress.certificateArn")
@ValidationRule(
        value = IngressRules.IF_GIVEN + "(" + IngressRules.DOMAIN_NEEDS_CERTIFICATE + ")",
        message = IngressRules.DOMAIN_NEEDS_CERTIFICATE_IS,
        messageExpression = IngressRules.DOMAIN_NEEDS_CERTIFICATE_SAYS,
        fieldPath = ".ingress.domain")
@ValidationRule(
        value = IngressRules.IF_GIVEN + "(" + IngressRules.ZONE_NEEDS_DOMAIN + ")",
        message = IngressRules.ZONE_NEEDS_DOMAIN_IS,
        messageExpression = IngressRules.ZONE_NEEDS_DOMAIN_SAYS,
        fieldPath = ".ingress.hostedZoneId")
@ValidationRule(
        value = IngressRules.IF_GIVEN + "(" + IngressRules.LISTENER_NEEDS_DOMAIN + ")",
        message = IngressRules.LISTENER_NEEDS_DOMAIN_IS,
        messageExpression = IngressRules.LISTENER_NEEDS_DOMAIN_SAYS,
        fieldPath = ".ingress.loadBalancer.listenerArn")
public record ServiceDeploymentSpec(
        @Required
        @JsonPropertyDescription("production, qa, develop, or a name of your own.")
        @ValidationRule(value = Rules.DNS_LABEL, message = Rules.DNS_LABEL_IS)
        @Size(max = 32)
        String environment,

        @ValidationRule(value = Rules.NAME_PREFIX, message = Rules.NAME_PREFIX_IS) @Size(max = Rules.NAME_PREFIX_MAX)
        String namePrefix,

        @ValidationRule(value = Rules.REGION, message = Rules.REGION_IS) @Size(max = 32)
        String region,

        @ValidationRule(value = Rules.IMAGE, message = Rules.IMAGE_IS) @Size(max = 512)
        String image,

        Container container,
        Network network,
        Ingress ingress,
        Database database,
        @Size(max = 10) List<Queue> queues,
        Compute compute,

        @JsonPropertyDescription(
                "What previews that name this service take from it, beside the container's port, health path, "
                        + "plain environment and migration, the shape of the queues and the engine version.")
        PreviewTemplate previews) {}
