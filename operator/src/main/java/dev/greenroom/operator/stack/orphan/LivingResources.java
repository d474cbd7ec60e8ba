package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.plan.Owner;
import java.util.Set;

/** The custom resources that stand for environments, one that is being deleted included. */
public interface LivingResources {

    /** The owners of all that is watched. Throws {@link UnansweredException}. */
    Set<Owner> owners(String clusterId);

    /** Whether the owner's resource is there now. Throws {@link UnansweredException}. */
    boolean exists(Owner owner);

    /** Kubernetes did not say what there is. */
    final class UnansweredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnansweredException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
