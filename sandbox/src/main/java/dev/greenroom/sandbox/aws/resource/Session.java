package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.provider.PartlyMadeException;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a resource type works with: the account, the region of the provider, the ways to call services and to wait. */
public record Session(SimulatedAws aws, Region region, Calls calls) {

    public SimulatedTime time() {
        return aws.account().time();
    }

    /** What is left to do once a resource has come to be. */
    @FunctionalInterface
    public interface Rest {
        void run() throws InterruptedException;
    }

    /**
     * Finishes a create or an update. If the rest fails or is cut short, the resource is known nevertheless, as it then is.
     *
     * @param what for a rest that is cut short, such as {@code waiting for RDS Cluster (x) create}
     */
    public Existing finish(ResourceType type, String id, ObjectNode inputs, String what, Rest rest)
            throws InterruptedException {
        try {
            rest.run();
        } catch (ProviderException e) {
            throw new PartlyMadeException(e.getMessage(), asFarAsKnown(type, id, inputs));
        } catch (InterruptedException e) {
            Existing made = asFarAsKnown(type, id, inputs);
            Thread.currentThread().interrupt();
            throw new PartlyMadeException(what + ": context canceled", made);
        }
        return type.read(this, id, inputs).orElseThrow(() -> new ProviderException("couldn't find resource " + id));
    }

    private Existing asFarAsKnown(ResourceType type, String id, ObjectNode inputs) throws InterruptedException {
        Optional<Existing> read;
        try {
            read = type.read(this, id, inputs);
        } catch (ProviderException e) {
            read = Optional.empty();
        }
        return read.orElseGet(() -> new Existing(id, inputs, Json.outputsOf(inputs)));
    }

    /** Waits until it is so; the provider's words when it is not within the timeout. */
    public void await(String what, Waiter waiter, BooleanSupplier question) throws InterruptedException {
        if (!waiter.until(time(), () -> answered(what, question))) {
            throw new ProviderException(what + ": timeout while waiting for state to become as wanted (timeout: "
                    + waiter.timeout().toMinutes() + "m0s)");
        }
    }

    /** A throttled question is asked again at the next turn. */
    private static boolean answered(String what, BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (AwsException e) {
            if (Calls.comesAgain(e)) {
                return false;
            }
            throw Calls.failed(what, e, "");
        }
    }

    /** Waits for a time that the account has named. */
    public void awaitInstant(Instant instant) throws InterruptedException {
        Duration left = Duration.between(time().instant(), instant);
        if (!left.isNegative()) {
            time().sleep(left);
        }
    }
}
