package dev.greenroom.sandbox.time;

import java.time.Clock;
import java.time.Duration;

/** A clock that one can wait by. */
public abstract class SimulatedTime extends Clock {

    /** Waits for a duration of this clock. */
    public abstract void sleep(Duration simulated) throws InterruptedException;

    /** How long a timer of the machine has to run for a duration of this clock; at least a millisecond unless zero. */
    public abstract Duration onTheWall(Duration simulated);
}
