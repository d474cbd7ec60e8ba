package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.Placement;
import java.util.Collection;
import java.util.List;

/** Asks AWS's own services whether things are still there. */
public interface Presence {

    /**
     * Those that are: neither "not found" nor "deleting" nor "inactive" to their own service's Describe call. The Tagging API
     * is not asked: it reports ghosts for hours.
     */
    List<CloudResource> stillThere(Placement placement, Collection<CloudResource> resources);
}
