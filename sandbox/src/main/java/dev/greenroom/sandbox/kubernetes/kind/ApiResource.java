package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of object and the address under which it is served.
 *
 * @param group API group; empty: the core group
 * @param verbs what can be asked of it, as discovery lists them
 * @param schema of a custom kind; built-in kinds are taken as they come
 */
public record ApiResource(
        String group,
        String version,
        Names names,
        boolean namespaced,
        boolean statusSubresource,
        List<String> verbs,
        List<Column> columns,
        Set<String> selectableFields,
        Optional<CustomSchema> schema) {

    /** How people and clients call it. */
    public record Names(
            String plural, String singular, String kind, List<String> shortNames, List<String> categories) {}

    public String plural() {
        return names.plural();
    }

    public String kind() {
        return names.kind();
    }

    public boolean custom() {
        return schema.isPresent();
    }

    /** Such as {@code greenroom.dev/v1alpha1}; {@code v1} in the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Such as {@code previewenvironments.greenroom.dev}. */
    public String qualifiedPlural() {
        return qualified(plural());
    }

    /** Such as {@code PreviewEnvironment.greenroom.dev}. */
    public String qualifiedKind() {
        return qualified(kind());
    }

    private String qualified(String name) {
        return group.isEmpty() ? name : name + "." + group;
    }

    /** Whether both are the same kind. */
    public boolean is(ApiResource other) {
        return qualifiedPlural().equals(other.qualifiedPlural());
    }

    /** An object with this kind and version, and nothing else yet. */
    public ObjectNode empty() {
        return Json.object().put("apiVersion", apiVersion()).put("kind", kind());
    }
}
