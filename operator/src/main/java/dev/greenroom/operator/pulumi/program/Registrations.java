package dev.greenroom.operator.pulumi.program;

import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The resources that a program makes; transforms none. The SDK (1.36) waits for a program's tasks by asking each again and again,
 * in the JVM's common pool and without a pause, whether it is done: a core, for as long as AWS takes. One task more, which
 * answers when the resources are registered, makes it wait.
 */
public final class Registrations implements ResourceTransformation, AutoCloseable {
    /** Resources, and the program itself. */
    private final AtomicInteger unfinished = new AtomicInteger(1);

    private final Settled<Void> settled = new Settled<>();

    /** Begins to watch over the program of the calling thread, which is to {@link #close close} it at its end. */
    public static Registrations ofThisProgram() {
        Registrations registrations = new Registrations();
        DeploymentInternal.getInstance().getRunner().registerTask("registrations", registrations.settled);
        return registrations;
    }

    @Override
    public Optional<Result> apply(Args args) {
        unfinished.incrementAndGet();
        var unused = Internal.of(args.resource().urn()).getDataAsync().whenComplete((urn, refusal) -> {
            if (refusal == null) {
                close();
            } else {
                settled.complete(null); // the SDK tells why
            }
        });
        return Optional.empty();
    }

    /** The program, or one of its resources, is finished: the last one lets the SDK go on. */
    @Override
    public void close() {
        if (unfinished.decrementAndGet() == 0) {
            settled.complete(null);
        }
    }

    /** Says whether it is done when it is; what is made of it as well. */
    private static final class Settled<T> extends CompletableFuture<T> {
        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Settled<>();
        }

        @Override
        public boolean isDone() {
            join();
            return true;
        }
    }
}
