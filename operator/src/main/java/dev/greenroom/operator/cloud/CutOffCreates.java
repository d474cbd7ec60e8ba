package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.Placement;
import java.util.Optional;

/** Finds what a create made on AWS whose run was killed before it could note the id. */
public interface CutOffCreates {

    /**
     * The id by which Pulumi's provider imports the thing (section "Import" of each resource in the Pulumi registry, aws 6.83);
     * empty where its own service's Describe, Get or List proves that there is none of ours: what is being deleted, and what
     * carries another owner's tag under the same name, is none.
     *
     * <p>Throws {@link CloudException}: of kind INVALID where the type is not known or an input that names the thing is not
     * given, because then nobody can tell.
     */
    Optional<String> find(Placement placement, CutOffCreate create);
}
