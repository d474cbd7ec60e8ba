package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import java.util.function.Supplier;

/** What AWS and the backend refuse, as the end of a run. */
final class ExpectedTrouble {
    private ExpectedTrouble() {}

    static RunOutcome asOutcome(Supplier<RunOutcome> work) {
        try {
            return work.get();
        } catch (CloudException e) {
            return new Failed(new Failure(retry(e.kind()), e.reason(), e.getMessage()));
        } catch (StateUnavailableException e) {
            return new Failed(new Failure(Failure.Retry.LATER, "BackendUnavailable", e.getMessage()));
        }
    }

    private static Failure.Retry retry(CloudException.Kind kind) {
        return switch (kind) {
            case TRANSIENT -> Failure.Retry.SOON;
            // what is missing may be made, or permitted, without a change of the spec
            case PERMISSION, INVALID -> Failure.Retry.RARELY;
        };
    }
}
