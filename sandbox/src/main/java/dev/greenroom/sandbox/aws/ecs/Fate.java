package dev.greenroom.sandbox.aws.ecs;

import java.time.Instant;
import java.util.List;

/**
 * What becomes of a task if nobody stops it.
 *
 * @param pulling when it begins to be billed
 * @param started null: it never does
 * @param answersFrom null: it never answers
 * @param code of its answers
 * @param ending null: it goes on
 * @param log what its container writes, oldest first
 */
record Fate(Instant pulling, Instant started, Instant answersFrom, int code, Ending ending, List<LogLine> log) {
    Fate {
        log = List.copyOf(log);
    }

    /** A line in the container's log. */
    record LogLine(Instant at, String text) {}

    /**
     * How a task ends ("Stopped tasks error messages").
     *
     * @param exitCode null: its container never started
     * @param containerReason null: none
     */
    record Ending(Instant at, Integer exitCode, String stopCode, String reason, String containerReason) {}
}
