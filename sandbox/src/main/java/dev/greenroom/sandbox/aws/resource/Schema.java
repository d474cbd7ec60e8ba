package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The inputs of a resource type, and what a change of each means.
 *
 * @param token Pulumi's type token
 * @param inputs all of them
 * @param name the input that gets a made-up name when it is left out; null: none
 * @param required those without which the provider refuses
 * @param replacing those that cannot be changed in place
 * @param computed those that stay as they are when they are left out
 * @param sets lists whose order means nothing
 * @param documents texts that are compared as JSON
 * @param unread those that the cloud does not know; they are compared with the inputs of before
 * @param defaults by input
 * @param secrets outputs to encrypt
 * @param deleteFirst whether the old one makes way before its successor is made, since both have one name
 */
public record Schema(
        String token,
        Set<String> inputs,
        String name,
        Set<String> required,
        Set<String> replacing,
        Set<String> computed,
        Set<String> sets,
        Set<String> documents,
        Set<String> unread,
        Map<String, JsonNode> defaults,
        Set<String> secrets,
        boolean deleteFirst) {
    static final String TAGS = "tags";
    static final String ALL_TAGS = "tagsAll";

    public Schema {
        inputs = Set.copyOf(inputs);
        required = Set.copyOf(required);
        replacing = Set.copyOf(replacing);
        computed = Set.copyOf(computed);
        sets = Set.copyOf(sets);
        documents = Set.copyOf(documents);
        unread = Set.copyOf(unread);
        defaults = Map.copyOf(defaults);
        secrets = Set.copyOf(secrets);
    }

    boolean tagged() {
        return inputs.contains(TAGS);
    }

    public static Builder of(String token) {
        return new Builder(token);
    }

    /** Each property is named once with {@code inputs}, {@code required} or {@code tagged}; the others add a trait to it. */
    public static final class Builder {
        private final String token;
        private final Set<String> inputs = new LinkedHashSet<>();
        private String name;
        private final Set<String> required = new LinkedHashSet<>();
        private final Set<String> replacing = new LinkedHashSet<>();
        private final Set<String> computed = new LinkedHashSet<>();
        private final Set<String> sets = new LinkedHashSet<>();
        private final Set<String> documents = new LinkedHashSet<>();
        private final Set<String> unread = new LinkedHashSet<>();
        private final Map<String, JsonNode> defaults = new LinkedHashMap<>();
        private final Set<String> secrets = new LinkedHashSet<>();
        private boolean deleteFirst;

        private Builder(String token) {
            this.token = token;
        }

        public Builder inputs(String... names) {
            return add(inputs, names);
        }

        /** The input that is the resource's name. */
        public Builder named(String input) {
            name = input;
            return add(inputs, input, input + "Prefix");
        }

        public Builder required(String... names) {
            add(required, names);
            return add(inputs, names);
        }

        public Builder replacing(String... names) {
            return add(replacing, names);
        }

        public Builder computed(String... names) {
            return add(computed, names);
        }

        public Builder sets(String... names) {
            return add(sets, names);
        }

        public Builder documents(String... names) {
            return add(documents, names);
        }

        public Builder unread(String... names) {
            return add(unread, names);
        }

        public Builder byDefault(String name, Object value) {
            defaults.put(name, Json.node(value));
            return this;
        }

        public Builder secrets(String... names) {
            return add(secrets, names);
        }

        public Builder tagged() {
            return add(inputs, TAGS, ALL_TAGS);
        }

        public Builder deleteFirst() {
            deleteFirst = true;
            return this;
        }

        private Builder add(Set<String> to, String... names) {
            to.addAll(List.of(names));
            return this;
        }

        public Schema build() {
            return new Schema(
                    token,
                    inputs,
                    name,
                    required,
                    replacing,
                    computed,
                    sets,
                    documents,
                    unread,
                    defaults,
                    secrets,
                    deleteFirst);
        }
    }
}
