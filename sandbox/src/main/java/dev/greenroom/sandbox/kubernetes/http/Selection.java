package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Which objects of a kind a list, watch or delete is about. */
final class Selection {
    private final Predicate<JsonNode> taken;

    private Selection(Predicate<JsonNode> taken) {
        this.taken = taken;
    }

    static Selection of(ResourceAddress address, Call call) {
        Predicate<JsonNode> selected = LabelSelector.parse(call.parameter("labelSelector"))
                .and(FieldSelector.parse(address.resource(), call.parameter("fieldSelector")));
        Predicate<JsonNode> inNamespace = object -> address.namespace().isEmpty()
                || object.at("/metadata/namespace").asText().equals(address.namespace());
        Predicate<JsonNode> named = object ->
                address.isCollection() || object.at("/metadata/name").asText().equals(address.name());
        return new Selection(inNamespace.and(named).and(selected));
    }

    boolean takes(JsonNode object) {
        return taken.test(object);
    }
}
