package dev.greenroom.operator;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what the Pulumi SDK and gRPC log by java.util.logging the same way as everything else. */
public final class JavaUtilLogging {
    private JavaUtilLogging() {}

    /** To be called before either is used. */
    public static void route() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
