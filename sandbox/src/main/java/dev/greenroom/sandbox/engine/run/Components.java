package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.provider.ComponentProvider.Component;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ComponentProvider.Registrar;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import dev.greenroom.sandbox.provider.ComponentProvider.Request;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Remote components: a provider registers their parts with this engine. */
final class Components {
    private final Deployment run;
    private final Providers providers;
    private final Registrations registrations;
    private final Invokes invokes;
    private final Executor executor;

    /**
     * @param executor has a thread for every part that is under way
     */
    Components(Deployment run, Providers providers, Registrations registrations, Invokes invokes, Executor executor) {
        this.run = run;
        this.providers = providers;
        this.registrations = registrations;
        this.invokes = invokes;
        this.executor = executor;
    }

    /** Ends when the component and all its parts are there. */
    Component construct(Goal goal) throws StepFailedException {
        registrations.provider(goal);
        ComponentProvider provider = providers.components(Urns.packageOf(goal.type()));
        if (provider == null) {
            throw run.failed("", Providers.missing(Urns.providerType(Urns.packageOf(goal.type())), goal.version()));
        }
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        goal.propertyDependencies().forEach((name, urns) -> dependencies.put(name, new LinkedHashSet<>(urns)));
        Request request = new Request(goal.type(), goal.name(), goal.inputs(), dependencies);
        try {
            return provider.construct(request, new EngineRegistrar(goal));
        } catch (RuntimeException | InterruptedException e) {
            if (run.workers().closed()) {
                throw new StepFailedException("the component was cut short");
            }
            throw run.failed("", goal.type() + " resource '" + goal.name() + "' has a problem: " + Steps.message(e));
        }
    }

    private final class EngineRegistrar implements Registrar {
        private final Goal component;

        EngineRegistrar(Goal component) {
            this.component = component;
        }

        @Override
        public CompletableFuture<Registered> register(Registration registration) {
            CompletableFuture<Registered> registered = new CompletableFuture<>();
            executor.execute(() -> {
                try {
                    ResourceState state = registrations.register(Goals.of(registration, component));
                    registered.complete(registered(state));
                } catch (StepFailedException e) {
                    registered.completeExceptionally(new ProviderException(e.getMessage()));
                } catch (RuntimeException e) {
                    run.failed("", Steps.message(e));
                    registered.completeExceptionally(e);
                }
            });
            return registered;
        }

        private Registered registered(ResourceState state) {
            return state.custom()
                    ? new Registered(state.urn(), state.id(), state.outputs().deepCopy())
                    : new Registered(state.urn(), null, Values.object());
        }

        @Override
        public void outputs(String urn, ObjectNode outputs) {
            try {
                registrations.outputs(urn, Values.normal(outputs));
            } catch (StepFailedException e) {
                throw new ProviderException(e.getMessage());
            }
        }

        @Override
        public ObjectNode invoke(String token, ObjectNode arguments) throws InterruptedException {
            String packageName = Urns.packageOf(token);
            try {
                return invokes.invoke(token, arguments, component.providers().getOrDefault(packageName, ""), "");
            } catch (StepFailedException e) {
                throw new ProviderException(e.getMessage());
            }
        }

        @Override
        public ObjectNode reference(Registered resource) {
            return Values.reference(resource.urn(), resource.id());
        }
    }
}
