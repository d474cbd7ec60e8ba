package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Provider resources that no program makes: one for each package and version that is used without naming one. */
final class DefaultProviders {
    private final Map<String, String> config;
    private final Registration registration;
    private final Map<String, String> references = new HashMap<>();

    /** How a resource gets registered. */
    @FunctionalInterface
    interface Registration {
        ResourceState register(Goal goal) throws StepFailedException;
    }

    DefaultProviders(Map<String, String> config, Registration registration) {
        this.config = config;
        this.registration = registration;
    }

    /** The reference to the provider; made at its first use. */
    synchronized String reference(String packageName, String version) throws StepFailedException {
        String name = version.isEmpty() ? "default" : "default_" + version.replaceAll("[.+-]", "_");
        String known = references.get(packageName + name);
        if (known != null) {
            return known;
        }
        ObjectNode settings = Values.object();
        config.forEach((key, value) -> {
            if (key.startsWith(packageName + ":")) {
                settings.put(key.substring(packageName.length() + 1), value);
            }
        });
        Goal goal = new Goal(
                Urns.providerType(packageName),
                name,
                true,
                "",
                settings,
                Set.of(),
                Map.<String, List<String>>of(),
                "",
                Map.of(),
                version,
                "",
                Goal.Options.NONE);
        String reference = registration.register(goal).asProvider();
        references.put(packageName + name, reference);
        return reference;
    }
}
