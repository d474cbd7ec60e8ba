package dev.greenroom.sandbox.kubernetes;

import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is turned, and says that it runs sixty times as fast as the wall's. */
final class TurnedTime extends SimulatedTime {
    private static final int SPEED = 60;

    private volatile Instant now;

    TurnedTime(Instant now) {
        this.now = now;
    }

    void turn(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sleep(Duration simulated) {
        turn(simulated);
    }

    @Override
    public Duration onTheWall(Duration simulated) {
        return simulated.dividedBy(SPEED);
    }
}
