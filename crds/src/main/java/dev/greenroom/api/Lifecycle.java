package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** How long a preview lives after its last change, and how it is kept meanwhile. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Lifecycle(
        @JsonPropertyDescription("Time after the last change of the spec, such as 72h or 30m.")
        @ValidationRule(value = Rules.TTL, message = Rules.TTL_IS)
        @Size(max = 8)
        String ttl,

        @JsonPropertyDescription(
                "Delete removes the preview; Hibernate destroys what costs money and keeps the object until a new "
                        + "image or the reconcile-at annotation.")
        OnExpiry onExpiry,

        @JsonPropertyDescription(
                "What happens when something on AWS is no longer as it was made: Report tells what differs; "
                        + "Correct also puts it right.")
        OnDrift onDrift) {

    /** What happens when the time is over. */
    public enum OnExpiry {
        Delete,
        Hibernate
    }

    /** What happens when AWS is no longer what was made there. */
    public enum OnDrift {
        Report,
        Correct
    }
}
