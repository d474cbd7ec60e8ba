package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells clients which kinds there are: group by group, as clients once asked, and all at once, as kubectl asks today. */
final class Discovery {
    private static final String AGGREGATED = "APIGroupDiscoveryList";
    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private final Map<String, List<ApiResource>> byVersion;

    Discovery(List<ApiResource> resources) {
        this.byVersion = resources.stream()
                .collect(Collectors.groupingBy(ApiResource::apiVersion, TreeMap::new, Collectors.toList()));
    }

    Optional<Answer> answer(Call call) {
        String path = call.path().replaceAll("/$", "");
        if (path.equals("/api") || path.equals("/apis")) {
            return Optional.of(aggregatedType(call)
                    .map(type -> aggregated(path.equals("/api"), type))
                    .orElseGet(() -> Answer.json(path.equals("/api") ? coreVersions() : groups())));
        }
        String below = path.replaceFirst("^/apis?/", "");
        if (path.startsWith("/apis/") && !below.contains("/") && group(below).isPresent()) {
            return group(below).map(Answer::json);
        }
        String root = below.contains("/") ? "/apis/" : "/api/";
        return Optional.ofNullable(byVersion.get(below))
                .filter(of -> path.equals(root + below))
                .map(of -> resources(below, of));
    }

    private static Optional<MediaType> aggregatedType(Call call) {
        return MediaType.parseAll(call.header("Accept")).stream()
                .filter(type -> type.parameter("as").equals(AGGREGATED)
                        && (type.parameter("v").equals("v2")
                                || type.parameter("v").equals("v2beta1")))
                .findFirst();
    }

    private Answer aggregated(boolean core, MediaType type) {
        String version = type.parameter("v");
        ObjectNode list = Json.object().put("kind", AGGREGATED).put("apiVersion", "apidiscovery.k8s.io/" + version);
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        byVersion.forEach((apiVersion, of) -> {
            ApiResource any = of.get(0);
            if (any.group().isEmpty() == core) {
                ObjectNode group = items.addObject();
                group.putObject("metadata").put("name", any.group());
                ObjectNode only = group.putArray("versions").addObject().put("version", any.version());
                ArrayNode entries = only.putArray("resources");
                of.forEach(resource -> entries.add(aggregatedEntry(resource)));
                only.put("freshness", "Current");
            }
        });
        String contentType = "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=" + AGGREGATED;
        return new Answer(200, contentType, Buffer.buffer(Json.write(list)), List.of());
    }

    private static ObjectNode aggregatedEntry(ApiResource resource) {
        ObjectNode entry = Json.object().put("resource", resource.plural());
        entry.set("responseKind", responseKind(resource));
        entry.put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
        entry.put("singularResource", resource.names().singular());
        entry.set("verbs", Json.array(resource.verbs()));
        addNames(resource, entry);
        if (resource.statusSubresource()) {
            ObjectNode status = entry.putArray("subresources").addObject().put("subresource", "status");
            status.set("responseKind", responseKind(resource));
            status.set("verbs", Json.array(STATUS_VERBS));
        }
        return entry;
    }

    private static ObjectNode responseKind(ApiResource resource) {
        return Json.object()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind());
    }

    private static void addNames(ApiResource resource, ObjectNode entry) {
        if (!resource.names().shortNames().isEmpty()) {
            entry.set("shortNames", Json.array(resource.names().shortNames()));
        }
        if (!resource.names().categories().isEmpty()) {
            entry.set("categories", Json.array(resource.names().categories()));
        }
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        byVersion.values().stream()
                .map(of -> of.get(0))
                .filter(resource -> !resource.group().isEmpty())
                .forEach(resource -> groups.add(group(resource)));
        return list;
    }

    private Optional<ObjectNode> group(String name) {
        return byVersion.values().stream()
                .map(of -> of.get(0))
                .filter(resource -> resource.group().equals(name))
                .findFirst()
                .map(resource -> {
                    ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
                    group.setAll(group(resource));
                    return group;
                });
    }

    private static ObjectNode group(ApiResource resource) {
        ObjectNode version =
                Json.object().put("groupVersion", resource.apiVersion()).put("version", resource.version());
        ObjectNode group = Json.object().put("name", resource.group());
        group.putArray("versions").add(version);
        group.set("preferredVersion", version);
        return group;
    }

    private static Answer resources(String apiVersion, List<ApiResource> of) {
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", apiVersion);
        ArrayNode entries = list.putArray("resources");
        of.forEach(resource -> {
            ObjectNode entry = entries.addObject();
            addEntry(entry, resource.plural(), resource.names().singular(), resource, resource.verbs());
            addNames(resource, entry);
            if (resource.statusSubresource()) {
                addEntry(entries.addObject(), resource.plural() + "/status", "", resource, STATUS_VERBS);
            }
        });
        return Answer.json(list);
    }

    private static void addEntry(
            ObjectNode entry, String name, String singular, ApiResource resource, List<String> verbs) {
        entry.put("name", name)
                .put("singularName", singular)
                .put("namespaced", resource.namespaced())
                .put("kind", resource.kind());
        entry.set("verbs", Json.array(verbs));
    }
}
