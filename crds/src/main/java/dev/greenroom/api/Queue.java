package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An SQS queue with a dead-letter queue of the same type. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Queue(
        @Required
        @JsonPropertyDescription("Name without prefix and without .fifo; the task finds it as <NAME>_QUEUE_URL.")
        @ValidationRule(value = Rules.DNS_LABEL, message = Rules.DNS_LABEL_IS + ", without .fifo, which Greenroom adds")
        @Size(max = 32)
        String name,

        @JsonPropertyDescription("First-in-first-out; default true.")
        Boolean fifo) {}
