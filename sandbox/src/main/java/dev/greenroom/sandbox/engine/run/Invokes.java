package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.property.Values;

/** Functions: those of providers, and the engine's own. */
final class Invokes {
    /** Reads a resource of this run back, by its URN; no provider is asked. */
    private static final String GET_RESOURCE = "pulumi:pulumi:getResource";

    private final Deployment run;
    private final Providers providers;
    private final Registrations registrations;

    Invokes(Deployment run, Providers providers, Registrations registrations) {
        this.run = run;
        this.providers = providers;
        this.registrations = registrations;
    }

    /**
     * Throws {@link ProviderException} with what is wrong.
     *
     * @param reference to the provider; empty: the package's default
     */
    ObjectNode invoke(String token, ObjectNode arguments, String reference, String version)
            throws StepFailedException, InterruptedException {
        if (token.equals(GET_RESOURCE)) {
            registrations.defaultProvider(Urns.packageOf(token), version); // not asked, and in the state all the same
            return resource(Values.plain(arguments).path("urn").asText());
        }
        String used = reference.isEmpty() ? registrations.defaultProvider(Urns.packageOf(token), version) : reference;
        try {
            Configured provider = providers.of(used);
            return Values.normal(run.workers().work(() -> provider.invoke(token, Values.plain(arguments))));
        } catch (ProviderException e) {
            throw new ProviderException("invocation of " + token + " returned an error: " + e.getMessage());
        }
    }

    private ObjectNode resource(String urn) {
        ResourceState resource =
                run.journal().made(urn).orElseThrow(() -> new ProviderException("unknown resource " + urn));
        ObjectNode found = Values.object().put("urn", urn).put("id", resource.id());
        found.set("state", resource.outputs());
        return found;
    }
}
