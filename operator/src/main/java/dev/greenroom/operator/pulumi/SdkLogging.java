package dev.greenroom.operator.pulumi;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps quiet what the SDK writes to {@code java.util.logging}: errors that come as events anyway, with the JVM's whole command
 * line before them.
 */
final class SdkLogging {
    /** Its level is set anew in every run; a filter stays. */
    private static final Logger PROGRAMS = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    private static final Logger EVENTS = Logger.getLogger("com.pulumi.automation.events");

    private SdkLogging() {}

    static void silence() {
        PROGRAMS.setFilter(entry -> false);
        EVENTS.setLevel(Level.OFF);
    }
}
