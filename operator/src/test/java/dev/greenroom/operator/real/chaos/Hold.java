package dev.greenroom.operator.real.chaos;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** One call that a wire holds, from the moment it comes until the test says what becomes of it. */
final class Hold {
    private final Moment moment;
    private final Predicate<Call> which;
    private final CompletableFuture<Call> caught = new CompletableFuture<>();
    private final Promise<Void> further = Promise.promise();

    /** Before the API heard of the call, or after it carried it out and before the caller knows. */
    enum Moment {
        ASKED,
        ANSWERED
    }

    Hold(Moment moment, Predicate<Call> which) {
        this.moment = moment;
        this.which = which;
    }

    /** The call, once there is one; fails the test when none comes in time. */
    Call await(Duration patience) {
        try {
            return caught.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no such call came within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the call, or its answer, go its way; also one that comes later. */
    void release() {
        further.tryComplete();
    }

    /** Breaks the caller's connection instead. */
    void drop() {
        further.tryFail("dropped by the test");
    }

    boolean takes(Moment now, Call call) {
        return now == moment && which.test(call) && caught.complete(call);
    }

    Future<Void> until() {
        return further.future();
    }
}
