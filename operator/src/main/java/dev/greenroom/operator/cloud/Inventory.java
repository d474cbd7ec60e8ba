package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lists things on AWS by the tag that names their owner. An answer is a hint, because tags outlive things by hours:
 * {@link Presence} says what is there.
 */
public interface Inventory {

    /**
     * Things in the placement's region.
     *
     * @param clusterId whose owners are looked for
     * @param known things that need no look
     */
    List<OwnedThing> inRegion(Placement placement, String clusterId, Predicate<CloudResource> known);

    /** Things of the placement's account that are in no region: roles. */
    List<OwnedThing> inAccount(Placement placement, String clusterId, Predicate<CloudResource> known);

    /** A thing and whose it is, by its tag. */
    record OwnedThing(CloudResource resource, Owner owner) {}
}
