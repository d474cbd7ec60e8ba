package dev.greenroom.sandbox.aws;

import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A time that passes only when somebody waits, or when it is told to. */
public final class SteppedTime extends SimulatedTime {
    public static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public void sleep(Duration simulated) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(simulated);
    }

    public void pass(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    public Duration sinceStart() {
        return Duration.between(START, instant());
    }

    @Override
    public Duration onTheWall(Duration simulated) {
        return simulated;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("one zone");
    }
}
