package dev.greenroom.sandbox.aws.resource;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Calls of the account's services as the Terraform provider makes them: throttled ones again, and with its words on failure. */
public final class Calls {
    private static final int ATTEMPTS = 25;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Set<String> AGAIN =
            Set.of("Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException");

    private final SimulatedTime time;

    public Calls(SimulatedTime time) {
        this.time = time;
    }

    /**
     * Calls until it goes through, or fails for good.
     *
     * @param what as the provider's message begins, such as {@code creating RDS Cluster (x)}
     */
    public <T> T call(String what, Supplier<T> call) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (AwsException e) {
                boolean again = comesAgain(e);
                if (!again || attempt == ATTEMPTS) {
                    throw failed(what, e, again ? "exceeded maximum number of attempts, " + ATTEMPTS : "");
                }
            }
            time.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** The same, for a call without an answer. */
    public void run(String what, Runnable call) throws InterruptedException {
        call(what, () -> {
            call.run();
            return null;
        });
    }

    /** The same, and nothing is wrong when the thing is not there, by one of these codes. */
    public void delete(String what, Runnable call, String... notThere) throws InterruptedException {
        Set<String> absent = Set.of(notThere);
        run(what, () -> {
            try {
                call.run();
            } catch (AwsException e) {
                if (!absent.contains(e.code())) {
                    throw e;
                }
            }
        });
    }

    static boolean comesAgain(AwsException e) {
        return AGAIN.contains(e.code()) || e.status() >= 500;
    }

    /** A failure in the provider's words. */
    public static ProviderException failed(String what, AwsException e, String note) {
        return new ProviderException(what + ": " + e.text(note));
    }
}
