package dev.greenroom.sandbox.aws.resource;

import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Asks again and again until something is so, as the Terraform provider's waiters do.
 *
 * @param delay before the first question
 * @param interval between questions
 * @param timeout after which it gives up
 */
public record Waiter(Duration delay, Duration interval, Duration timeout) {

    public static Waiter seconds(int delay, int interval, int timeout) {
        return new Waiter(Duration.ofSeconds(delay), Duration.ofSeconds(interval), Duration.ofSeconds(timeout));
    }

    /** Whether it came to be so within the timeout; the last question comes after it. */
    public boolean until(SimulatedTime time, BooleanSupplier question) throws InterruptedException {
        Instant end = time.instant().plus(timeout);
        time.sleep(delay);
        while (!question.getAsBoolean()) {
            if (!time.instant().isBefore(end)) {
                return question.getAsBoolean();
            }
            time.sleep(interval);
        }
        return true;
    }
}
