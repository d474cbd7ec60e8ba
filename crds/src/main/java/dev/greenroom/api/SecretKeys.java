package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Keys of one AWS secret, each of which becomes an environment variable of the same name. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretKeys(
        @Required
        @JsonPropertyDescription("Name of the AWS secret.")
        @ValidationRule(value = Rules.AWS_SECRET, message = Rules.AWS_SECRET_IS)
        @Size(max = 512)
        String secret,

        @Required
        @ValidationRule(value = VariableRules.NOT_RESERVED, message = VariableRules.NOT_RESERVED_IS)
        @Size(min = 1, max = 50)
        List<@Size(max = 128) @Pattern(VariableRules.PATTERN) String> keys) {}
