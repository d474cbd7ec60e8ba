package dev.greenroom.sandbox.engine.run;

import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.provider.ResourceProvider;

/** Where providers come from, by package; null: there is none of that name. */
public interface ProviderSource {
    ResourceProvider resources(String packageName);

    ComponentProvider components(String packageName);
}
