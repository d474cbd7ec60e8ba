package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The last run of a stack. It is written, as Running, before the run starts. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunStatus(
        String id,
        Operation operation,

        @JsonPropertyDescription("Digest of what the run was to bring up.")
        String digest,

        @JsonPropertyDescription("When it was started (RFC 3339).")
        String start,

        Long durationSeconds,
        Result result,

        @JsonPropertyDescription("How far it is, such as \"11/17 resources, waiting for the Aurora instance\".")
        String progress,

        @JsonPropertyDescription("Why it failed, in one word.")
        String reason,

        @JsonPropertyDescription("Why it failed, in a sentence.")
        String message,

        @JsonPropertyDescription("What a second try is worth: SOON, WAITING, LATER, RARELY or NEVER.")
        String retry) {

    /** What a run does with its stack. */
    public enum Operation {
        /** Brings the stack up. */
        Up,
        /** Looks at what there is on AWS, and puts right what is no longer as it was brought up. */
        Correct,
        /** Registers a task definition for the migration and leaves the service as it is. */
        Register,
        /** Destroys the stack. */
        Destroy
    }

    /** How a run ended. */
    public enum Result {
        Running,
        Succeeded,
        Failed,
        Interrupted
    }
}
