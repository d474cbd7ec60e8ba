package dev.greenroom.operator.explain;

import com.fasterxml.jackson.databind.JsonNode;

/** A Kubernetes object as a file states it. */
public record Manifest(String apiVersion, Subject subject, JsonNode object) {

    /**
     * Reads what every object has.
     *
     * @param namespace where an object goes that states none
     */
    public static Manifest of(JsonNode object, String namespace) {
        JsonNode metadata = object.path("metadata");
        return new Manifest(
                object.path("apiVersion").asText(),
                new Subject(
                        object.path("kind").asText(),
                        metadata.path("namespace").asText(namespace),
                        metadata.path("name")
                                .asText(metadata.path("generateName").asText())),
                object);
    }

    /** Kind, namespace and name. */
    public record Subject(String kind, String namespace, String name) {
        @Override
        public String toString() {
            return kind + " " + namespace + "/" + name;
        }
    }
}
