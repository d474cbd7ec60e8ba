package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What a pull request's environment is to be. All but {@code pullRequest} can come from a service's preview template. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = IngressRules.IF_COMPLETE + "(" + IngressRules.CERTIFICATE_NEEDS_DOMAIN + ")",
        message = IngressRules.CERTIFICATE_NEEDS_DOMAIN_IS,
        messageExpression = IngressRules.CERTIFICATE_NEEDS_DOMAIN_SAYS,
        fieldPath = ".ingress.certificateArn")
@ValidationRule(
        value = IngressRules.IF_COMPLETE + "(" + IngressRules.DOMAIN_NEEDS_CERTIFICATE + ")",
        message = IngressRules.DOMAIN_NEEDS_CERTIFICATE_IS,
        messageExpression = IngressRules.DOMAIN_NEEDS_CERTIFICATE_SAYS,
        fieldPath = ".ingress.domain")
@ValidationRule(
        value = IngressRules.IF_COMPLETE + "(" + IngressRules.ZONE_NEEDS_DOMAIN + ")",
        message = IngressRules.ZONE_NEEDS_DOMAIN_IS,
        messageExpression = IngressRules.ZONE_NEEDS_DOMAIN_SAYS,
        fieldPath = ".ingress.hostedZoneId")
@ValidationRule(
        value = IngressRules.IF_COMPLETE + "(" + IngressRules.LISTENER_NEEDS_DOMAIN + ")",
        message = IngressRules.LISTENER_NEEDS_DOMAIN_IS,
        messageExpression = IngressRules.LISTENER_NEEDS_DOMAIN_SAYS,
        fieldPath = ".ingress.loadBalancer.listenerArn")
@ValidationRule(
        value = Rules.PREVIEW_TASKS,
        message = Rules.PREVIEW_TASKS_IS,
        messageExpression = Rules.PREVIEW_TASKS_SAYS,
        fieldPath = ".compute.desiredCount")
@ValidationRule(
        value = ImmutableRules.REPOSITORY,
        message = ImmutableRules.IS,
        messageExpression = ImmutableRules.REPOSITORY_SAYS,
        fieldPath = ".pullRequest.repository")
@ValidationRule(
        value = ImmutableRules.NUMBER,
        message = ImmutableRules.IS,
        messageExpression = ImmutableRules.NUMBER_SAYS,
        fieldPath = ".pullRequest.number")
@ValidationRule(
        value = ImmutableRules.REGION,
        message = ImmutableRules.IS,
        messageExpression = ImmutableRules.REGION_SAYS,
        fieldPath = ".region")
@ValidationRule(
        value = ImmutableRules.NAME_PREFIX,
        message = ImmutableRules.IS,
        messageExpression = ImmutableRules.NAME_PREFIX_SAYS,
        fieldPath = ".namePrefix")
@ValidationRule(
        value = ImmutableRules.SERVICE_REF,
        message = ImmutableRules.IS,
        messageExpression = ImmutableRules.SERVICE_REF_SAYS,
        fieldPath = ".serviceRef")
@ValidationRule(
        value = ImmutableRules.VPC,
        message = ImmutableRules.IS,
        messageExpression = ImmutableRules.VPC_SAYS,
        fieldPath = ".network.vpcId")
public record PreviewEnvironmentSpec(
        @JsonPropertyDescription("The ServiceDeployment whose preview template is used.")
        ServiceRef serviceRef,

        @Required PullRequest pullRequest,

        @JsonPropertyDescription("First part of every AWS name of this preview; default gr.")
        @ValidationRule(value = Rules.NAME_PREFIX, message = Rules.NAME_PREFIX_IS)
        @Size(max = Rules.NAME_PREFIX_MAX)
        String namePrefix,

        @JsonPropertyDescription("AWS region; default that of the operator.")
        @ValidationRule(value = Rules.REGION, message = Rules.REGION_IS)
        @Size(max = 32)
        String region,

        @JsonPropertyDescription(
                "Container image, best by digest. Absent: the preview is provisioned and waits for it.")
        @ValidationRule(value = Rules.IMAGE, message = Rules.IMAGE_IS)
        @Size(max = 512)
        String image,

        Container container,
        Network network,
        Ingress ingress,
        Database database,
        @Size(max = 10) List<Queue> queues,
        Compute compute,
        Lifecycle lifecycle,

        @JsonPropertyDescription("True: nothing is changed on AWS until it is false again; a delete still works.")
        Boolean paused) {}
