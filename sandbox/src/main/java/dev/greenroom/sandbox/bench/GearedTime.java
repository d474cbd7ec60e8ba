package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** A time whose speed can be changed, and which knows how long the cloud made others wait: only the cloud sleeps by it. */
final class GearedTime extends SimulatedTime {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final BusyTime waits = new BusyTime();
    private final Clock wall;
    private volatile Gear gear;

    private record Gear(Instant start, long startNanos, double speed) {
        Instant at(long nanos) {
            return start.plusNanos((long) ((nanos - startNanos) * speed));
        }
    }

    GearedTime(Clock wall, double speed) {
        this.wall = wall;
        this.gear = new Gear(wall.instant(), System.nanoTime(), speed);
    }

    /** From now on; timers and sleeps that are under way end when they would have. */
    void shift(double speed) {
        long nanos = System.nanoTime();
        gear = new Gear(gear.at(nanos), nanos, speed);
    }

    /** On the wall. */
    Duration waited() {
        return waits.total();
    }

    @Override
    public Instant instant() {
        return gear.at(System.nanoTime());
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the bench keeps one time");
    }

    @Override
    public void sleep(Duration simulated) throws InterruptedException {
        long nanos = (long) (simulated.toNanos() / gear.speed());
        waits.during(() -> TimeUnit.NANOSECONDS.sleep(nanos));
    }

    @Override
    public Duration onTheWall(Duration simulated) {
        Duration scaled = Duration.ofNanos((long) (simulated.toNanos() / gear.speed()));
        return simulated.isZero() || scaled.compareTo(SHORTEST) > 0 ? scaled : SHORTEST;
    }
}
