package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** The one container of a task. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = Rules.CPU_WITH_MEMORY,
        message = "must be a memory size that Fargate offers for the cpu",
        messageExpression = Rules.CPU_WITH_MEMORY_SAYS,
        fieldPath = ".memory")
@ValidationRule(
        value = VariableRules.NOT_IN_ENVIRONMENT_AND_SECRETS,
        message = VariableRules.ONE_PLACE,
        messageExpression = VariableRules.IN_ENVIRONMENT_AND_SECRETS,
        fieldPath = ".secrets")
@ValidationRule(
        value = VariableRules.NOT_IN_ENVIRONMENT_AND_SECRETS_FROM,
        message = VariableRules.ONE_PLACE,
        messageExpression = VariableRules.IN_ENVIRONMENT_AND_SECRETS_FROM,
        fieldPath = ".secretsFrom")
@ValidationRule(
        value = VariableRules.NOT_IN_SECRETS_AND_SECRETS_FROM,
        message = VariableRules.ONE_PLACE,
        messageExpression = VariableRules.IN_SECRETS_AND_SECRETS_FROM,
        fieldPath = ".secretsFrom")
@ValidationRule(
        value = VariableRules.NOT_TWICE_IN_SECRETS_FROM,
        message = VariableRules.ONE_PLACE,
        messageExpression = VariableRules.TWICE_IN_SECRETS_FROM,
        fieldPath = ".secretsFrom")
public record Container(
        @JsonPropertyDescription("Port that the container listens on.") @Min(1) @Max(65535)
        Integer port,

        @JsonPropertyDescription("Fargate CPU units: 256, 512, 1024, 2048, 4096, 8192 or 16384.")
        @ValidationRule(value = Rules.CPU, message = Rules.CPU_IS)
        Integer cpu,

        @JsonPropertyDescription("Memory in MiB, of the sizes that Fargate offers for the CPU.")
        @ValidationRule(value = Rules.MEMORY, message = Rules.MEMORY_IS)
        Integer memory,

        @JsonPropertyDescription("Path that answers 200-399 when the service is healthy.")
        @ValidationRule(
                value = "self.matches('^/[A-Za-z0-9._~/-]*$') && !self.contains('//') && !self.contains('..')",
                message = "must begin with / and hold only letters, digits and . _ ~ - /, without // or ..")
        @Size(max = 256)
        String healthCheckPath,

        @JsonPropertyDescription("Plain environment variables; for anything secret use secrets.")
        @ValidationRule(
                value = VariableRules.NAMES,
                message = "each name " + VariableRules.NAME_IS,
                messageExpression = VariableRules.NAMES_SAY)
        @ValidationRule(value = VariableRules.NOT_RESERVED, message = VariableRules.NOT_RESERVED_IS)
        @Size(max = 100)
        Map<String, @Size(max = 4096) String> environment,

        @JsonPropertyDescription("Variables read from AWS Secrets Manager when a task starts.") @Size(max = 50)
        List<SecretVariable> secrets,

        @JsonPropertyDescription("Several keys of one AWS secret, each a variable of the same name.") @Size(max = 10)
        List<SecretKeys> secretsFrom,

        Migration migration) {}
