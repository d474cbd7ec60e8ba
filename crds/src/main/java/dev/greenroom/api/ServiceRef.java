package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Names a ServiceDeployment. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceRef(
        @Required @ValidationRule(value = Rules.DNS_LABEL, message = Rules.DNS_LABEL_IS) @Size(max = 63)
        String name,

        @JsonPropertyDescription(
                "Namespace of the service; default that of the preview. Another one must list the preview's "
                        + "namespace in spec.previews.allowedNamespaces.")
        @ValidationRule(value = Rules.DNS_LABEL, message = Rules.DNS_LABEL_IS)
        @Size(max = 63)
        String namespace) {}
