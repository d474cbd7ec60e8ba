package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The providers of a run, each configured by its provider resource. */
final class Providers {
    /** Inputs of a provider resource that are the engine's own. */
    private static final List<String> INTERNAL = List.of("__internal", "version", "pluginDownloadURL");

    /** The package of the engine's own functions. */
    private static final String BUILT_IN = "pulumi";

    private final ProviderSource source;
    private final Journal journal;
    private final Map<String, Configured> byUrn = new ConcurrentHashMap<>();

    Providers(ProviderSource source, Journal journal) {
        this.source = source;
        this.journal = journal;
    }

    /** Whether there is a provider of the package. */
    boolean exists(String packageName) {
        return packageName.equals(BUILT_IN)
                || source.resources(packageName) != null
                || source.components(packageName) != null;
    }

    /** Throws {@link ProviderException} when the settings of the resource lead nowhere. */
    void configure(ResourceState resource) {
        ResourceProvider provider = source.resources(Urns.packageOf(resource.type()));
        if (provider != null) {
            byUrn.put(resource.urn(), provider.configure(settings(resource)));
        }
    }

    /** The provider that a resource of this run refers to. */
    Configured of(String reference) {
        Configured configured = byUrn.get(Urns.ofProvider(reference));
        return configured != null ? configured : ofOld(reference);
    }

    /** The provider that a resource of the old state refers to. */
    private Configured ofOld(String reference) {
        return byUrn.computeIfAbsent(Urns.ofProvider(reference), urn -> {
            ResourceState resource = journal.now(urn)
                    .or(() -> journal.old().stream()
                            .filter(old -> old.urn().equals(urn))
                            .findFirst())
                    .orElseThrow(() -> new ProviderException("unknown provider '" + reference + "'"));
            ResourceProvider provider = source.resources(Urns.packageOf(resource.type()));
            if (provider == null) {
                throw new ProviderException(missing(
                        resource.type(), resource.inputs().path("version").asText("")));
            }
            return provider.configure(settings(resource));
        });
    }

    ComponentProvider components(String packageName) {
        return source.components(packageName);
    }

    /** The CLI's words for a provider that is not there. */
    static String missing(String providerType, String version) {
        String at = version.isEmpty() ? "" : " at version v" + version;
        return "no resource plugin 'pulumi-resource-" + Urns.packageOf(providerType) + "' found in the workspace" + at
                + " or on your $PATH, install the plugin using `pulumi plugin install resource "
                + Urns.packageOf(providerType) + (version.isEmpty() ? "" : " v" + version) + "`";
    }

    /** What is configured, of what the provider resource says. */
    static ObjectNode settings(ResourceState resource) {
        return Values.plain(resource.inputs().deepCopy().without(INTERNAL));
    }

    /** Outputs of a provider resource: its inputs, but for the engine's own. */
    static ObjectNode outputs(ObjectNode inputs) {
        return inputs.deepCopy().without(List.of("__internal", "pluginDownloadURL"));
    }
}
