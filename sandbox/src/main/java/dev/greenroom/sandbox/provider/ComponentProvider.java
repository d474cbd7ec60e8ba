package dev.greenroom.sandbox.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A provider of remote components ("Pulumi", the Construct call): it registers the component and its children with the engine
 * that called. Properties are JSON as in a state: secrets and resource references are wrapped.
 */
public interface ComponentProvider {

    /** Throws {@link ProviderException} when the arguments are wrong, as the true component would. */
    Component construct(Request request, Registrar registrar) throws InterruptedException;

    /**
     * A component that a program asks for.
     *
     * @param dependencies URNs by top-level property, as the SDK tells them
     */
    record Request(String type, String name, ObjectNode inputs, Map<String, Set<String>> dependencies) {}

    /** What the program gets: outputs, with resource references by {@link Registrar#reference}. */
    record Component(String urn, ObjectNode outputs) {}

    /** The engine as a component sees it. Providers and other options of the component pass to its children by themselves. */
    interface Registrar {

        /** Ends when the resource is made, or fails with the reason why it was not. */
        CompletableFuture<Registered> register(Registration registration);

        /** Ends the component: nothing more of it will be registered. */
        void outputs(String urn, ObjectNode outputs);

        ObjectNode invoke(String token, ObjectNode arguments) throws InterruptedException;

        /** A resource as an output value. */
        ObjectNode reference(Registered resource);
    }

    /**
     * A resource to register.
     *
     * @param parent URN; null: the parent that the program gave the component
     * @param custom false: a component
     * @param dependencies URNs by property
     */
    record Registration(
            String type,
            String name,
            String parent,
            boolean custom,
            ObjectNode inputs,
            Map<String, Set<String>> dependencies,
            List<String> dependsOn) {}

    /** A registered resource; a component has neither id nor outputs. */
    record Registered(String urn, String id, ObjectNode outputs) {}
}
