package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** What is known of one Pulumi stack. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StackStatus(
        @JsonPropertyDescription("Name of the stack in project greenroom.")
        String id,

        @JsonPropertyDescription("Digest of what was last brought up; absent: never, or destroyed since.")
        String digest,

        RunStatus lastRun,

        @JsonPropertyDescription("Failures in a row, which set the time of the next try.")
        Integer failures,

        @JsonPropertyDescription("Outputs of the stack.") Map<String, String> outputs) {

    public StackStatus {
        outputs = outputs == null ? Map.of() : outputs;
        failures = failures == null ? 0 : failures;
    }

    /** Whether the stack may hold anything: it was run, and its last run was no destroy that succeeded. */
    public boolean mayHoldSomething() {
        return lastRun != null
                && !(lastRun.operation() == RunStatus.Operation.Destroy
                        && lastRun.result() == RunStatus.Result.Succeeded);
    }
}
