package dev.greenroom.sandbox.kubernetes.kind;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Ages as kubectl shows them: two figures at most, coarser the longer it is. From apimachinery's {@code HumanDuration}. */
public final class HumanDuration {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(-1);
    private static final long DAYS_A_YEAR = 365;

    private HumanDuration() {}

    /** How long ago a timestamp was; {@code <unknown>} of none. */
    public static String since(String timestamp, Instant now) {
        if (timestamp.isEmpty()) {
            return "<unknown>";
        }
        try {
            return of(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeParseException e) {
            return "<invalid>";
        }
    }

    /** Seconds up to two minutes, minutes up to three hours, hours up to two days, days up to two years, then years. */
    public static String of(Duration duration) {
        if (duration.compareTo(CLOCKS_DIFFER) <= 0) {
            return "<invalid>";
        }
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        return minutes < 180 ? minutes + "m" : hours(minutes);
    }

    private static String hours(long minutes) {
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        return hours < 192 ? two(hours / 24, "d", hours % 24, "h") : days(hours / 24);
    }

    private static String days(long days) {
        if (days < 2 * DAYS_A_YEAR) {
            return days + "d";
        }
        long years = days / DAYS_A_YEAR;
        return years < 8 ? two(years, "y", days % DAYS_A_YEAR, "d") : years + "y";
    }

    private static String two(long coarse, String coarseUnit, long fine, String fineUnit) {
        return coarse + coarseUnit + (fine == 0 ? "" : fine + fineUnit);
    }
}
