package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.ListenerFacts;
import java.util.Map;

/** What a run needs beside the plan, looked up just before it starts and in no digest. */
public sealed interface RunInputs {

    /** For the {@code data} stack: the master password, and the secret that holds it. */
    record ForData(SecretText password, String secretArn) implements RunInputs {}

    /**
     * For the {@code net} stack.
     *
     * @param listener null: the load balancer is the environment's own
     */
    record ForNet(ListenerFacts listener) implements RunInputs {}

    /**
     * For the {@code app} stack.
     *
     * @param secretArns full ARN by secret name
     */
    record ForApp(Map<String, String> secretArns, AppStep step) implements RunInputs {
        public ForApp {
            secretArns = Map.copyOf(secretArns);
        }
    }

    /** Which part of a change of the app a run makes. */
    sealed interface AppStep {

        /** Task definition and service in one go. */
        record Roll() implements AppStep {}

        /**
         * The task definition only; the service stays on what it runs.
         *
         * @param presentTaskDefinitionArn null: there is no service yet, and none is made
         */
        record Register(String presentTaskDefinitionArn) implements AppStep {}
    }
}
