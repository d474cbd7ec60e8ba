package dev.greenroom.operator.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.api.RunStatus.Operation;
import java.time.Instant;

/**
 * A run in a stack's record.
 *
 * @param digest of what it was to bring up
 * @param by whose run it was
 * @param beat when it last said that it lives
 * @param end null: it has not said how it ended
 * @param result how it ended, in a word
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunEntry(
        String id,
        Operation operation,
        String digest,
        Instance by,
        Instant start,
        Instant beat,
        Instant end,
        String result) {

    RunEntry beating(Instant now) {
        return new RunEntry(id, operation, digest, by, start, now, null, null);
    }

    RunEntry ended(Instant now, RunOutcome outcome) {
        String word = outcome instanceof RunOutcome.Failed failed
                ? failed.failure().reason()
                : outcome.getClass().getSimpleName();
        return new RunEntry(id, operation, digest, by, start, beat, now, word);
    }
}
