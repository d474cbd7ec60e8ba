package dev.greenroom.sandbox.kubernetes.kind;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What of Kubernetes itself the sandbox has: enough to describe, to hold a lease and to keep a secret. */
final class BuiltInKinds {
    static final String EVENTS = "events";
    static final String NAMESPACES = "namespaces";
    static final String SECRETS = "secrets";
    static final String DEFINITIONS = "customresourcedefinitions";

    private static final List<String> ALL_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final Set<String> EVENT_FIELDS = Set.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "source",
            "type");

    private BuiltInKinds() {}

    static List<ApiResource> all(Clock wall) {
        return List.of(
                namespaces(),
                namespaced("", "v1", names(EVENTS, "Event", "ev"), Columns.ofEvents(wall), EVENT_FIELDS),
                namespaced("", "v1", names(SECRETS, "Secret"), Columns.ofSecrets(), Set.of("type")),
                namespaced("", "v1", names("configmaps", "ConfigMap", "cm"), Columns.ofConfigMaps(), Set.of()),
                namespaced("coordination.k8s.io", "v1", names("leases", "Lease"), Columns.ofLeases(), Set.of()),
                definitions(),
                review("authentication.k8s.io", "SelfSubjectReview"),
                review("authorization.k8s.io", "SelfSubjectAccessReview"),
                review("authorization.k8s.io", "SelfSubjectRulesReview"));
    }

    /** A question that is put as an object and never stored. */
    private static ApiResource review(String group, String kind) {
        return new ApiResource(
                group,
                "v1",
                names(kind.toLowerCase(Locale.ROOT) + "s", kind),
                false,
                false,
                List.of("create"),
                List.of(),
                Set.of(),
                Optional.empty());
    }

    private static ApiResource namespaces() {
        return new ApiResource(
                "",
                "v1",
                names(NAMESPACES, "Namespace", "ns"),
                false,
                true,
                List.of("create", "delete", "get", "list", "patch", "update", "watch"),
                Columns.ofNamespaces(),
                Set.of("status.phase"),
                Optional.empty());
    }

    /** To look at: the sandbox serves the CRDs that it is built with, and takes no other. */
    private static ApiResource definitions() {
        return new ApiResource(
                "apiextensions.k8s.io",
                "v1",
                new ApiResource.Names(
                        DEFINITIONS,
                        "customresourcedefinition",
                        "CustomResourceDefinition",
                        List.of("crd", "crds"),
                        List.of("api-extensions")),
                false,
                false,
                List.of("get", "list", "watch"),
                Columns.ofDefinitions(),
                Set.of(),
                Optional.empty());
    }

    private static ApiResource namespaced(
            String group, String version, ApiResource.Names names, List<Column> columns, Set<String> fields) {
        return new ApiResource(group, version, names, true, false, ALL_VERBS, columns, fields, Optional.empty());
    }

    private static ApiResource.Names names(String plural, String kind, String... shortNames) {
        String singular = plural.substring(0, plural.length() - 1);
        return new ApiResource.Names(plural, singular, kind, List.of(shortNames), List.of());
    }
}
