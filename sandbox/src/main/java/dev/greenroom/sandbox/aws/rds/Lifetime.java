package dev.greenroom.sandbox.aws.rds;

import java.time.Instant;

/**
 * From when to when something is what; its status follows from the time.
 *
 * @param availableAt when it has been made
 * @param changingUntil when the last modification is done
 * @param goneAt when it has been deleted; null: nobody has asked for it
 */
record Lifetime(Instant createdAt, Instant availableAt, Instant changingUntil, Instant goneAt) {

    static Lifetime beginning(Instant now, Instant availableAt) {
        return new Lifetime(now, availableAt, availableAt, null);
    }

    Lifetime changing(Instant until) {
        return new Lifetime(createdAt, availableAt, until, goneAt);
    }

    Lifetime ending(Instant at) {
        return new Lifetime(createdAt, availableAt, changingUntil, at);
    }

    boolean gone(Instant now) {
        return goneAt != null && !goneAt.isAfter(now);
    }

    String status(Instant now) {
        if (goneAt != null) {
            return "deleting";
        }
        if (now.isBefore(availableAt)) {
            return "creating";
        }
        return now.isBefore(changingUntil) ? "modifying" : "available";
    }
}
