package dev.greenroom.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Starts at the wall's time and runs a fixed number of times faster. */
public final class ScaledTime extends SimulatedTime {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Clock wall;
    private final Instant start;
    private final long startNanos;
    private final double speed;

    /**
     * @param speed simulated seconds in a second of the wall
     */
    public ScaledTime(Clock wall, double speed) {
        this.wall = wall;
        this.start = wall.instant();
        this.startNanos = System.nanoTime();
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the sandbox keeps one time");
    }

    @Override
    public void sleep(Duration simulated) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (simulated.toNanos() / speed));
    }

    @Override
    public Duration onTheWall(Duration simulated) {
        if (simulated.isZero()) {
            return simulated;
        }
        Duration scaled = Duration.ofNanos((long) (simulated.toNanos() / speed));
        return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
    }
}
