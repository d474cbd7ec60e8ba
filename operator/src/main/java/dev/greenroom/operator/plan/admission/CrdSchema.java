package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The schema of one custom resource kind, as its CRD states it, ready to judge objects. */
public final class CrdSchema {
    /** The API server cuts generateName to 58 characters and puts five after it. */
    private static final int GENERATED_BASE = 58;

    private static final String GENERATED_SUFFIX = "xxxxx";

    private final SchemaNode root;

    private CrdSchema(SchemaNode root) {
        this.root = root;
    }

    /**
     * Reads a CustomResourceDefinition with one version.
     *
     * @throws IllegalArgumentException if one of its CEL expressions does not compile
     */
    public static CrdSchema of(JsonNode crd) {
        JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
        return new CrdSchema(new SchemaReader().read(schema));
    }

    /** Everything for which the API server would refuse to create the object; empty when it would take it. */
    public List<Violation> violations(JsonNode object) {
        return violations(object, MissingNode.getInstance());
    }

    /** Everything for which the API server would refuse to replace {@code old} by the object. */
    public List<Violation> violations(JsonNode object, JsonNode old) {
        JsonNode judged = asStored(object);
        List<Violation> violations = new ArrayList<>(UnknownFields.check(root, judged));
        if (judged.at("/metadata/name").isMissingNode()) {
            violations.add(
                    new Violation(Violation.Kind.REQUIRED, "metadata.name", "", "name or generateName is required"));
        }
        violations.addAll(StructureCheck.check(root, judged));
        violations.addAll(UniquenessCheck.check(root, judged));
        if (violations.stream().noneMatch(violation -> violation.kind().stopsRules())) {
            violations.addAll(RuleCheck.check(root, judged, asStored(old)));
        }
        return violations;
    }

    /** Everything for which the API server would refuse to write the object's status; messages name fields below it. */
    public List<Violation> statusViolations(JsonNode object) {
        SchemaNode status = root.properties().get("status");
        if (status == null || !object.has("status")) {
            return List.of();
        }
        return StructureCheck.check(status, object.get("status")).stream()
                .map(violation -> violation.under("status"))
                .toList();
    }

    /** As the API server looks at it: it makes a name of generateName, and drops the status of what a user writes. */
    private static JsonNode asStored(JsonNode object) {
        JsonNode copy = object.deepCopy();
        if (copy instanceof ObjectNode stored) {
            stored.remove("status");
            if (stored.get("metadata") instanceof ObjectNode metadata
                    && metadata.has("generateName")
                    && !metadata.has("name")) {
                String base = metadata.get("generateName").asText();
                metadata.put("name", base.substring(0, Math.min(base.length(), GENERATED_BASE)) + GENERATED_SUFFIX);
            }
        }
        return copy;
    }
}
