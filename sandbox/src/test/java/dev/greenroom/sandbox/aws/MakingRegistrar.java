package dev.greenroom.sandbox.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ComponentProvider.Registrar;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Checked;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The least engine: what is registered is made at once, one after another, and can be deleted in reverse order. */
public final class MakingRegistrar implements Registrar {
    private final Configured provider;
    private final Map<String, Existing> made = new LinkedHashMap<>();

    public MakingRegistrar(Configured provider) {
        this.provider = provider;
    }

    /** A resource of the program itself. */
    public Existing make(String type, String name, ObjectNode inputs) throws InterruptedException {
        Checked checked = provider.check(type, null, inputs);
        if (!checked.problems().isEmpty()) {
            throw new ProviderException(type + " " + name + " has a problem: " + checked.problems());
        }
        Existing existing = provider.create(type, checked.inputs());
        made.put(urn(type, name), existing);
        return existing;
    }

    public Existing existing(String type, String name) {
        return made.get(urn(type, name));
    }

    public void replaced(String type, String name, Existing now) {
        made.put(urn(type, name), now);
    }

    /** Types and names by URN, with what is. */
    public Map<String, Existing> all() {
        return Collections.unmodifiableMap(made);
    }

    public static String type(String urn) {
        return urn.substring(0, urn.lastIndexOf("::"));
    }

    public void deleteAll() throws InterruptedException {
        List<String> urns = new ArrayList<>(made.keySet());
        Collections.reverse(urns);
        for (String urn : urns) {
            provider.delete(type(urn), made.remove(urn));
        }
    }

    private static String urn(String type, String name) {
        return type + "::" + name;
    }

    @Override
    public CompletableFuture<Registered> register(Registration registration) {
        String urn = urn(registration.type(), registration.name());
        if (!registration.custom()) {
            return CompletableFuture.completedFuture(new Registered("urn:pulumi:s::p::" + urn, null, null));
        }
        try {
            Existing existing = make(registration.type(), registration.name(), registration.inputs());
            return CompletableFuture.completedFuture(
                    new Registered("urn:pulumi:s::p::" + urn, existing.id(), existing.outputs()));
        } catch (ProviderException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void outputs(String urn, ObjectNode outputs) {}

    @Override
    public ObjectNode invoke(String token, ObjectNode arguments) {
        return provider.invoke(token, arguments);
    }

    @Override
    public ObjectNode reference(Registered resource) {
        return JsonNodeFactory.instance.objectNode().put("urn", resource.urn());
    }
}
