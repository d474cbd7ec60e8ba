package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All kinds that are served. */
public final class ApiResources {
    private final List<ApiResource> all = new ArrayList<>();

    /**
     * @param wall the clock of the timestamps inside Events
     */
    public ApiResources(List<? extends JsonNode> definitions, Clock wall) {
        all.addAll(BuiltInKinds.all(wall));
        definitions.forEach(definition -> all.add(CustomKinds.of(definition)));
    }

    public List<ApiResource> all() {
        return List.copyOf(all);
    }

    public Optional<ApiResource> find(String group, String version, String plural) {
        return all.stream()
                .filter(resource -> resource.group().equals(group)
                        && resource.version().equals(version)
                        && resource.plural().equals(plural))
                .findFirst();
    }

    public ApiResource namespaces() {
        return core(BuiltInKinds.NAMESPACES);
    }

    public ApiResource events() {
        return core(BuiltInKinds.EVENTS);
    }

    public ApiResource secrets() {
        return core(BuiltInKinds.SECRETS);
    }

    /** CustomResourceDefinitions. */
    public ApiResource definitions() {
        return find("apiextensions.k8s.io", "v1", BuiltInKinds.DEFINITIONS).orElseThrow();
    }

    private ApiResource core(String plural) {
        return find("", "v1", plural).orElseThrow();
    }
}
