package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the API server asks of names, labels and finalizers, in the words of apimachinery's validation. */
final class MetadataRules {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAMESPACE_NAME = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern KEY_NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;

    private static final String NOT_A_LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '"
                    + NAMESPACE_NAME + "')";
    private static final String NOT_A_SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '"
                    + SUBDOMAIN + "')";
    private static final String NOT_A_KEY =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                    + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
                    + KEY_NAME + "')";
    private static final String NOT_A_VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex"
                    + " used for validation is '" + LABEL_VALUE + "')";

    private final List<Cause> causes = new ArrayList<>();

    private MetadataRules() {}

    static List<Cause> check(ApiResource resource, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        MetadataRules rules = new MetadataRules();
        rules.checkName(resource, metadata.path("name").asText());
        metadata.path("labels").properties().forEach(label -> {
            rules.checkKey("metadata.labels", label.getKey());
            rules.checkValue(label.getValue().asText());
        });
        metadata.path("annotations").fieldNames().forEachRemaining(key -> rules.checkKey("metadata.annotations", key));
        Json.texts(metadata.path("finalizers")).forEach(name -> rules.checkKey("metadata.finalizers", name));
        return rules.causes;
    }

    private void checkName(ApiResource resource, String name) {
        boolean scopes = resource.kind().equals("Namespace");
        int longest = scopes ? LONGEST_LABEL : LONGEST_SUBDOMAIN;
        if (name.length() > longest) {
            refuse("metadata.name", name, "must be no more than " + longest + " characters");
        }
        if (!(scopes ? NAMESPACE_NAME : SUBDOMAIN).matcher(name).matches()) {
            refuse("metadata.name", name, scopes ? NOT_A_LABEL : NOT_A_SUBDOMAIN);
        }
    }

    private void checkKey(String field, String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        if (slash >= 0 && !SUBDOMAIN.matcher(key.substring(0, slash)).matches()) {
            refuse(field, key, "prefix part " + NOT_A_SUBDOMAIN);
        }
        if (name.length() > LONGEST_LABEL) {
            refuse(field, key, "name part must be no more than " + LONGEST_LABEL + " characters");
        }
        if (!KEY_NAME.matcher(name).matches()) {
            refuse(field, key, NOT_A_KEY);
        }
    }

    private void checkValue(String value) {
        if (value.length() > LONGEST_LABEL) {
            refuse("metadata.labels", value, "must be no more than " + LONGEST_LABEL + " characters");
        }
        if (!LABEL_VALUE.matcher(value).matches()) {
            refuse("metadata.labels", value, NOT_A_VALUE);
        }
    }

    private void refuse(String field, String value, String why) {
        causes.add(new Cause("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + why));
    }
}
