package dev.greenroom.operator.plan;

import java.time.Duration;

/** Times to live as users write them: a whole number with unit m, h or d. */
public final class Ttl {
    private Ttl() {}

    public static Duration parse(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException("not a time to live: " + text);
        };
    }
}
