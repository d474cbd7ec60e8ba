package dev.greenroom.operator.status;

import dev.greenroom.api.DriftStatus;
import dev.greenroom.api.DriftStatus.DriftDifference;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.Difference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Takes comparisons with AWS, and what is done about them, into the status. */
public final class DriftFold {
    /** A time alone is not worth a write more often than this. */
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private DriftFold() {}

    /** The status after a comparison that found this; nothing: all is as it was made. */
    public static PreviewEnvironmentStatus seen(PreviewEnvironmentStatus old, List<Difference> found, Instant at) {
        String verified = old.lastVerified() == null
                        || !at.isBefore(Instant.parse(old.lastVerified()).plus(SELDOM))
                ? seconds(at)
                : old.lastVerified();
        return old.withDrift(verified, found.isEmpty() ? null : drift(old.drift(), found));
    }

    private static DriftStatus drift(DriftStatus old, List<Difference> found) {
        List<DriftDifference> differences =
                found.stream().map(DriftFold::difference).toList();
        if (old == null || differences.stream().noneMatch(difference -> wasThere(difference, old))) {
            return new DriftStatus(differences, null, null, null);
        }
        int failed = old.correcting() == null ? 0 : 1;
        return new DriftStatus(differences, null, tries(old) + failed, old.lastTry());
    }

    /** By the setting alone: somebody who turns it on and on makes no new finding each time, which would be tried at once. */
    private static boolean wasThere(DriftDifference difference, DriftStatus old) {
        return old.differences().stream().anyMatch(before -> setting(before).equals(setting(difference)));
    }

    private static List<String> setting(DriftDifference difference) {
        return List.of(difference.part(), difference.what(), String.valueOf(difference.field()));
    }

    private static DriftDifference difference(Difference found) {
        return new DriftDifference(found.part().label(), found.what(), found.field(), found.wanted(), found.found());
    }

    /** The status of a preview for which a run that is to put things right is about to be started. */
    public static PreviewEnvironmentStatus correcting(PreviewEnvironmentStatus old, Instant now) {
        DriftStatus drift = old.drift();
        return drift == null
                ? old
                : old.withDrift(
                        old.lastVerified(), new DriftStatus(drift.differences(), true, drift.tries(), seconds(now)));
    }

    /** A person asked for a try now: it counts as the first. */
    static PreviewEnvironmentStatus nudged(PreviewEnvironmentStatus old) {
        DriftStatus drift = old.drift();
        return drift == null
                ? old
                : old.withDrift(
                        old.lastVerified(), new DriftStatus(drift.differences(), drift.correcting(), null, null));
    }

    private static int tries(DriftStatus drift) {
        return drift.tries() == null ? 0 : drift.tries();
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
