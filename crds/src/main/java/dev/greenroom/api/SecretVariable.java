package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One environment variable that ECS reads from AWS Secrets Manager. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretVariable(
        @Required
        @JsonPropertyDescription("Name of the variable.")
        @ValidationRule(value = VariableRules.NAME, message = VariableRules.NAME_IS)
        @ValidationRule(value = VariableRules.NAME_NOT_RESERVED, message = VariableRules.NAME_NOT_RESERVED_IS)
        @Size(max = 128)
        String name,

        @Required
        @JsonPropertyDescription("Name of the AWS secret.")
        @ValidationRule(value = Rules.AWS_SECRET, message = Rules.AWS_SECRET_IS)
        @Size(max = 512)
        String from,

        @JsonPropertyDescription("Key in the secret's JSON; absent: the whole secret.")
        @ValidationRule(
                value = "self.matches('^[A-Za-z0-9_.@/+=-]+$')",
                message = "must be letters, digits and _.@/+=-")
        @Size(max = 128)
        String key) {}
