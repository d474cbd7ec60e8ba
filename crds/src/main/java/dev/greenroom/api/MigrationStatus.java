package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The migration of the image that is being rolled out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MigrationStatus(
        @JsonPropertyDescription("Digest of the app stack that the migration goes before.")
        String digest,

        @JsonPropertyDescription("0 at first; one more each time a person asks for a new try.")
        Integer attempt,

        String taskDefinitionArn,
        String taskArn,
        State state,
        String message) {

    /** How far the migration is. */
    public enum State {
        Registered,
        Running,
        Succeeded,
        Failed
    }
}
