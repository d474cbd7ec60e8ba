package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.resources.ComponentResourceOptions;

/** What all awsx components have in common. */
public final class Awsx {
    /** Of the provider plugin; without it the CLI takes the newest, which wants aws 7. */
    public static final String VERSION = "2.22.0";

    private Awsx() {}

    static ComponentResourceOptions versioned(ComponentResourceOptions options) {
        return ComponentResourceOptions.merge(
                ComponentResourceOptions.builder().version(VERSION).build(), options);
    }
}
