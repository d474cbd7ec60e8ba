package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ComponentProvider.Registrar;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What is registered below one component.
 *
 * @param urn of the component
 */
record Children(Registrar registrar, String urn) {

    /** Registers the component itself; like the true ones it keeps neither inputs nor outputs of its own. */
    static Children of(Registrar registrar, String type, String name, String parent) throws InterruptedException {
        Registration component = new Registration(type, name, parent, false, empty(), Map.of(), List.of());
        return new Children(registrar, ended(registrar.register(component)).urn());
    }

    CompletableFuture<Registered> start(String type, String name, ChildInputs inputs) {
        KnownInputs.check(type, name, inputs.byName().keySet());
        ObjectNode properties = empty();
        Map<String, Set<String>> dependencies = new TreeMap<>();
        inputs.byName().forEach((key, input) -> {
            properties.set(key, input.json());
            if (!input.dependencies().isEmpty()) {
                dependencies.put(key, input.dependencies());
            }
        });
        return registrar.register(new Registration(type, name, urn, true, properties, dependencies, List.of()));
    }

    Registered make(String type, String name, ChildInputs inputs) throws InterruptedException {
        return ended(start(type, name, inputs));
    }

    /** Throws the {@link ProviderException} that the registration ended with. */
    static Registered ended(CompletableFuture<Registered> registration) throws InterruptedException {
        try {
            return registration.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProviderException refused) {
                throw refused;
            }
            throw new IllegalStateException("a registration broke", e.getCause());
        }
    }

    ObjectNode invoke(String token, ObjectNode arguments) throws InterruptedException {
        return registrar.invoke(token, arguments);
    }

    ObjectNode reference(Registered resource) {
        return registrar.reference(resource);
    }

    /** The stack's name, which is part of every URN: {@code urn:pulumi:<stack>::<project>::…}. */
    String stack() {
        return urn.split(":", 4)[2];
    }

    void end() {
        registrar.outputs(urn, empty());
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
