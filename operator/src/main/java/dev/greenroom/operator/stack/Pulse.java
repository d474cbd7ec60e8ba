package dev.greenroom.operator.stack;

import java.time.Duration;

/**
 * How a run shows that it lives, by the machine's own time. Between {@code fence} and {@code dead} a run that cannot reach the
 * backend ends its processes, so that whoever takes it for dead is right.
 *
 * @param beat how often a run says so in its record
 * @param fence after which a run that could not say so is killed
 * @param dead after which others take a run that said nothing for dead
 */
public record Pulse(Duration beat, Duration fence, Duration dead) {
    public static final Pulse DEFAULT =
            new Pulse(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(45));
}
