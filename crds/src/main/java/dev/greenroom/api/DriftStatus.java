package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What differs on AWS from what was made there, as last seen, and what was done about it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriftStatus(
        List<DriftDifference> differences,

        @JsonPropertyDescription("Whether a run that is to put it right was started, and AWS was not asked since.")
        Boolean correcting,

        @JsonPropertyDescription("Runs in a row that did not put it right, which set the time of the next one.")
        Integer tries,

        @JsonPropertyDescription("When the last run that is to put it right was started (RFC 3339).")
        String lastTry) {

    public DriftStatus {
        differences = differences == null ? List.of() : List.copyOf(differences);
        correcting = Boolean.TRUE.equals(correcting) ? true : null;
        tries = tries == null || tries == 0 ? null : tries;
    }

    /** One thing, or one setting of it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DriftDifference(
            @JsonPropertyDescription("Stack that the thing belongs to: data, net or app.")
            String part,

            @JsonPropertyDescription("The thing, such as \"queue jobs\".")
            String what,

            @JsonPropertyDescription("The setting that differs; absent: the thing itself is missing.")
            String field,

            String wanted,
            String found) {}
}
