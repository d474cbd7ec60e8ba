package dev.greenroom.sandbox.aws.resource;

import dev.greenroom.sandbox.aws.AwsException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that the provider makes again for a while when AWS refuses them for a reason that passes. */
record Retry(Session session, Waiter pace) {

    void run(String what, Runnable call, String... passing) throws InterruptedException {
        Set<String> codes = Set.of(passing);
        run(what, call, e -> codes.contains(e.code()));
    }

    void run(String what, Runnable call, Predicate<AwsException> passing) throws InterruptedException {
        Instant end = session.time().instant().plus(pace.timeout());
        while (!done(what, call, passing, end)) {
            session.time().sleep(pace.interval());
        }
    }

    private boolean done(String what, Runnable call, Predicate<AwsException> passing, Instant end)
            throws InterruptedException {
        return session.calls().call(what, () -> {
            try {
                call.run();
                return true;
            } catch (AwsException e) {
                if (passing.test(e) && session.time().instant().isBefore(end)) {
                    return false;
                }
                throw e;
            }
        });
    }
}
