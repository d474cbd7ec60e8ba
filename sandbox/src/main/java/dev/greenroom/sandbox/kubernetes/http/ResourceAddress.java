package dev.greenroom.sandbox.kubernetes.http;

import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import dev.greenroom.sandbox.kubernetes.store.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * What the path of a request names.
 *
 * @param namespace empty: all of them, or the kind has none
 * @param name empty: the collection
 * @param subresource empty: the object itself
 */
record ResourceAddress(ApiResource resource, String namespace, String name, String subresource) {

    /** Reads a path below {@code /api} or {@code /apis}; empty if nothing is served there. */
    static Optional<ResourceAddress> parse(ApiResources resources, String path) {
        List<String> parts = List.of(path.substring(1).split("/"));
        if (parts.size() > 2 && parts.get(0).equals("api")) {
            return parse(resources, "", parts.get(1), parts.subList(2, parts.size()));
        }
        if (parts.size() > 3 && parts.get(0).equals("apis")) {
            return parse(resources, parts.get(1), parts.get(2), parts.subList(3, parts.size()));
        }
        return Optional.empty();
    }

    private static Optional<ResourceAddress> parse(
            ApiResources resources, String group, String version, List<String> rest) {
        boolean inNamespace = rest.size() > 2
                && rest.get(0).equals("namespaces")
                && resources.find(group, version, rest.get(2)).isPresent();
        String namespace = inNamespace ? rest.get(1) : "";
        List<String> parts = inNamespace ? rest.subList(2, rest.size()) : rest;
        if (parts.size() > 3) {
            return Optional.empty();
        }
        return resources
                .find(group, version, parts.get(0))
                .map(resource -> new ResourceAddress(
                        resource,
                        namespace,
                        parts.size() > 1 ? parts.get(1) : "",
                        parts.size() > 2 ? parts.get(2) : ""))
                .filter(ResourceAddress::exists);
    }

    private boolean exists() {
        boolean placed = resource.namespaced() ? !namespace.isEmpty() || name.isEmpty() : namespace.isEmpty();
        return placed && (subresource.isEmpty() || (subresource.equals("status") && resource.statusSubresource()));
    }

    boolean isCollection() {
        return name.isEmpty();
    }

    ObjectKey key() {
        return new ObjectKey(namespace, name);
    }
}
