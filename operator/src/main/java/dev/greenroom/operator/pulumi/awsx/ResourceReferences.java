package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.function.Function;

/**
 * Resources that a component hands out by reference. The SDK would look for their classes by loading every class on the class
 * path (160 MB of metaspace, and one class with a missing optional dependency ends the run), so it is told to look nowhere,
 * and the resource is read back by its URN from the engine, which asks AWS nothing.
 */
public final class ResourceReferences {
    private static final String EXCLUDED_PACKAGES = "pulumi.resourcepackages.excludes";

    private ResourceReferences() {}

    /**
     * Keeps the SDK from searching the class path. It reads the setting once in a JVM, at the first reference that it meets;
     * the empty prefix matches every package.
     */
    public static void staySearchless() {
        System.setProperty(EXCLUDED_PACKAGES, "");
    }

    static <R extends Resource> Output<R> read(Output<Object> reference, Function<CustomResourceOptions, R> resource) {
        return reference
                .apply(unresolved -> ((Resource) unresolved).urn())
                .applyValue(urn ->
                        resource.apply(CustomResourceOptions.builder().urn(urn).build()));
    }
}
