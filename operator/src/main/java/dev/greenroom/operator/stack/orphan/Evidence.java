package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory.OwnedThing;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was found at one time.
 *
 * @param namespaces that are watched; empty: all
 * @param living owners of custom resources in the watched namespaces
 * @param holdings stacks in the state backend that are of no living owner's name
 * @param things on AWS that carry our owner tag, are named by nothing that we keep, and are there
 * @param unanswered what could not be asked, a sentence each
 */
record Evidence(
        Set<String> namespaces,
        Set<Owner> living,
        List<Holding> holdings,
        List<OwnedThing> things,
        List<String> unanswered) {
    Evidence {
        namespaces = Set.copyOf(namespaces);
        living = Set.copyOf(living);
        holdings = List.copyOf(holdings);
        things = List.copyOf(things);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * What the state backend holds of a stack.
     *
     * @param owner empty: neither record nor state says
     * @param placement null: no record says
     * @param named every resource that state and record name
     */
    record Holding(StackId stack, Optional<Owner> owner, Placement placement, SortedSet<CloudResource> named) {
        Holding {
            named = new TreeSet<>(named);
        }
    }
}
