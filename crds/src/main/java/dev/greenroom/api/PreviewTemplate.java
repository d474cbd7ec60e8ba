package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What every preview of a service starts from; a preview's own spec goes before it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = Rules.PREVIEW_TASKS,
        message = Rules.PREVIEW_TASKS_IS,
        messageExpression = Rules.PREVIEW_TASKS_SAYS,
        fieldPath = ".compute.desiredCount")
public record PreviewTemplate(
        @JsonPropertyDescription("Other namespaces whose previews may name this service.") @Size(max = 50)
        List<@Size(max = 63) @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$") String> allowedNamespaces,

        PreviewLimits limits,

        @ValidationRule(value = Rules.NAME_PREFIX, message = Rules.NAME_PREFIX_IS) @Size(max = Rules.NAME_PREFIX_MAX)
        String namePrefix,

        @ValidationRule(value = Rules.REGION, message = Rules.REGION_IS) @Size(max = 32)
        String region,

        Container container,
        Network network,
        Ingress ingress,
        Database database,
        Compute compute,
        Lifecycle lifecycle) {}
