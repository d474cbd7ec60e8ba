package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Maxima that a preview of this service may not go beyond. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PreviewLimits(
        @JsonPropertyDescription("Highest database.maxCapacity of a preview, in ACU.")
        @Min(1)
        @Max(256)
        @ValidationRule(value = Rules.HALF_STEPS, message = Rules.HALF_STEPS_IS)
        Double maxCapacity,

        @JsonPropertyDescription("Highest container.cpu of a preview, in Fargate CPU units.")
        @ValidationRule(value = Rules.CPU, message = Rules.CPU_IS)
        Integer cpu,

        @JsonPropertyDescription("Highest container.memory of a preview, in MiB.")
        @ValidationRule(value = Rules.MEMORY, message = Rules.MEMORY_IS)
        Integer memory,

        @JsonPropertyDescription("Highest compute.desiredCount of a preview.") @Min(0) @Max(10)
        Integer desiredCount,

        @JsonPropertyDescription("Longest lifecycle.ttl of a preview, such as 168h.")
        @ValidationRule(value = Rules.TTL, message = Rules.TTL_IS)
        @Size(max = 8)
        String ttl) {}
