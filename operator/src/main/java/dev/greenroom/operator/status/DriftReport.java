package dev.greenroom.operator.status;

import dev.greenroom.api.DriftStatus;
import dev.greenroom.api.DriftStatus.DriftDifference;
import java.util.stream.Collectors;

/** What people are told of drift. */
final class DriftReport {
    private final DriftStatus drift;

    DriftReport(DriftStatus drift) {
        this.drift = drift;
    }

    Reason reason() {
        if (drift.correcting() != null) {
            return Reason.CorrectingDrift;
        }
        return drift.tries() == null ? Reason.Drifted : Reason.DriftNotCorrected;
    }

    String message() {
        String differences =
                drift.differences().stream().map(DriftReport::sentence).collect(Collectors.joining("; "));
        return reason() == Reason.DriftNotCorrected
                ? "still after " + drift.tries() + (drift.tries() == 1 ? " run" : " runs")
                        + " that should put it right: " + differences
                : differences;
    }

    private static String sentence(DriftDifference difference) {
        return difference.field() == null
                ? difference.what() + " is missing"
                : difference.what() + ": " + difference.field() + " is " + difference.found() + " instead of "
                        + difference.wanted();
    }
}
