package dev.greenroom.api;

/** Names of the API group that are written by users, and so never change. */
public final class GreenroomApi {
    public static final String GROUP = "greenroom.dev";
    public static final String VERSION = "v1alpha1";

    /** Any new value of this annotation clears a back-off, looks at AWS again, and wakes a hibernated preview. */
    public static final String RECONCILE_AT = GROUP + "/reconcile-at";

    /** Holds a resource until everything that it made on AWS is verified to be gone. */
    public static final String FINALIZER = GROUP + "/stacks";

    private GreenroomApi() {}
}
