package dev.greenroom.sandbox.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A resource in a state ("Pulumi CLI", apitype ResourceV3), held as the JSON it is, so that fields which only the CLI writes
 * survive. Never changed: {@link #with} makes another.
 */
public record ResourceState(ObjectNode json) {
    public static final String INPUTS = "inputs";
    public static final String OUTPUTS = "outputs";
    public static final String ID = "id";
    public static final String DELETE = "delete";
    public static final String PENDING_REPLACEMENT = "pendingReplacement";
    public static final String INIT_ERRORS = "initErrors";
    public static final String MODIFIED = "modified";
    public static final String CREATED = "created";

    private static final String DEPENDENCIES = "dependencies";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectNode NOTHING = JSON.objectNode();

    public static ResourceState of(String urn, String type, boolean custom) {
        return new ResourceState(
                JSON.objectNode().put("urn", urn).put("custom", custom).put("type", type));
    }

    public String urn() {
        return json.get("urn").textValue();
    }

    public String type() {
        return json.get("type").textValue();
    }

    public String name() {
        return Urns.name(urn());
    }

    public boolean custom() {
        return is("custom");
    }

    /** Whether it is of no use any more and only waits for its deletion. */
    public boolean condemned() {
        return is(DELETE);
    }

    /** Whether the stack only reads it and does not own it. */
    public boolean external() {
        return is("external");
    }

    public boolean is(String field) {
        return json.path(field).asBoolean();
    }

    /** Empty: there is none. */
    public String id() {
        return text(ID);
    }

    public String parent() {
        return text("parent");
    }

    /** {@code URN::ID} of its provider resource; empty: it has none. */
    public String provider() {
        return text("provider");
    }

    /** How others refer to this provider resource. */
    public String asProvider() {
        return urn() + "::" + id();
    }

    public boolean isProvider() {
        return Urns.isProvider(type());
    }

    public String text(String field) {
        return json.path(field).asText("");
    }

    public ObjectNode inputs() {
        return object(INPUTS);
    }

    public ObjectNode outputs() {
        return object(OUTPUTS);
    }

    private ObjectNode object(String field) {
        return json.get(field) instanceof ObjectNode object ? object : NOTHING;
    }

    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** URNs by property. */
    public Map<String, List<String>> propertyDependencies() {
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        json.path("propertyDependencies").properties().forEach(entry -> {
            List<String> urns = new ArrayList<>();
            entry.getValue().forEach(urn -> urns.add(urn.asText()));
            dependencies.put(entry.getKey(), urns);
        });
        return dependencies;
    }

    /** URNs of all that has to be there as long as this resource is. */
    public Set<String> needs() {
        Set<String> urns = new LinkedHashSet<>(texts(DEPENDENCIES));
        propertyDependencies().values().forEach(urns::addAll);
        urns.add(parent());
        urns.add(Urns.ofProvider(provider()));
        urns.add(text("deletedWith"));
        urns.remove("");
        return urns;
    }

    /** With the field; without it when the value is null, false or empty. */
    public ResourceState with(String field, JsonNode value) {
        ObjectNode changed = JSON.objectNode();
        changed.setAll(json);
        boolean empty = value == null
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue());
        if (empty) {
            changed.remove(field);
        } else {
            changed.set(field, value);
        }
        return new ResourceState(changed);
    }

    public ResourceState with(String field, String value) {
        return with(field, value == null ? null : TextNode.valueOf(value));
    }

    public ResourceState with(String field, boolean value) {
        return with(field, BooleanNode.valueOf(value));
    }

    public ResourceState with(String field, Collection<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return with(field, array);
    }

    public ResourceState withPropertyDependencies(Map<String, ? extends Collection<String>> dependencies) {
        ObjectNode object = JSON.objectNode();
        dependencies.forEach((property, urns) -> {
            ArrayNode array = object.putArray(property);
            urns.forEach(array::add);
        });
        return with("propertyDependencies", object);
    }

    /** Without dependencies on what the test does not find, and without properties that depend on nothing. */
    public ResourceState withDependencies(Predicate<String> there) {
        Map<String, List<String>> byProperty = propertyDependencies();
        byProperty.replaceAll((property, urns) -> urns.stream().filter(there).toList());
        byProperty.values().removeIf(List::isEmpty);
        return with(DEPENDENCIES, texts(DEPENDENCIES).stream().filter(there).toList())
                .withPropertyDependencies(byProperty)
                .with("parent", there.test(parent()) ? parent() : "");
    }

    @Override
    public String toString() {
        return urn() + " " + id(); // the properties may hold secrets
    }
}
