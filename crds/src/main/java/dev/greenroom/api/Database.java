package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The Aurora Serverless v2 PostgreSQL database. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.minCapacity) || !has(self.maxCapacity) || self.minCapacity <= self.maxCapacity",
        message = "must not be above maxCapacity",
        messageExpression =
                "'%s must not be above maxCapacity, which is %s'.format([self.minCapacity, self.maxCapacity])",
        fieldPath = ".minCapacity")
public record Database(
        @JsonPropertyDescription("Aurora PostgreSQL version, such as 16.6.")
        @ValidationRule(
                value = "self.matches('^[1-9][0-9][.][0-9]{1,2}$')",
                message = "must be major.minor, such as 16.6")
        @Size(max = 16)
        String engineVersion,

        @JsonPropertyDescription("Lowest capacity in ACU, 0 to 256 in steps of 0.5; 0 pauses an idle database.")
        @Min(0)
        @Max(256)
        @ValidationRule(value = Rules.HALF_STEPS, message = Rules.HALF_STEPS_IS)
        Double minCapacity,

        @JsonPropertyDescription("Highest capacity in ACU, 1 to 256 in steps of 0.5.")
        @Min(1)
        @Max(256)
        @ValidationRule(value = Rules.HALF_STEPS, message = Rules.HALF_STEPS_IS)
        Double maxCapacity,

        @JsonPropertyDescription("True: a final snapshot is taken when the preview is deleted.")
        Boolean finalSnapshot) {}
