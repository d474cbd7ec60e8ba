package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.plan.Part;
import java.util.List;

/** The next step on the way to nothing: app, then net beside data, then the proof. */
sealed interface Teardown {

    /** Runs that make things are to stop. */
    record Interrupt(List<Part> parts) implements Teardown {}

    /** Stacks are to be destroyed. */
    record Destroy(List<Part> parts) implements Teardown {}

    /** Destroys are under way, or backing off. */
    record Await() implements Teardown {}

    /** Every stack is destroyed: AWS is to be asked after every id they ever named. */
    record Verify() implements Teardown {}

    /** Verified. */
    record Done() implements Teardown {}
}
