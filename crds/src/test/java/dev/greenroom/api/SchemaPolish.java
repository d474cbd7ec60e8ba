package dev.greenroom.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes a generated schema in place. The spec gets list types, and messages that begin with the refused value; the
 * status loses all rules, for only the operator writes it, and a rule made stricter must never stop it from doing so.
 */
final class SchemaPolish {
    /** Lists of objects and the property that tells their items apart. */
    private static final Map<String, String> KEYED_LISTS =
            Map.of("conditions", "type", "queues", "name", "secrets", "name", "secretsFrom", "secret");

    private static final Set<String> SETS =
            Set.of("allowedNamespaces", "clientSecurityGroupIds", "keys", "privateSubnetIds", "publicSubnetIds");

    /** A DNS label, as the name becomes part of a host name; the rule on its syntax stands at the root. */
    private static final JSONSchemaProps METADATA = new JSONSchemaPropsBuilder()
            .withType("object")
            .addToProperties(
                    "name",
                    new JSONSchemaPropsBuilder()
                            .withType("string")
                            .withMaxLength(63L)
                            .build())
            .build();

    private SchemaPolish() {}

    static void polish(JSONSchemaProps root) {
        root.getProperties().put("metadata", METADATA);
        polishRules(root);
        polishSpec(root.getProperties().get("spec"));
        JSONSchemaProps status = root.getProperties().get("status");
        withoutRules(status);
        asKeyedList(status.getProperties().get("conditions"), KEYED_LISTS.get("conditions"));
    }

    private static void polishSpec(JSONSchemaProps schema) {
        polishRules(schema);
        schema.getProperties().forEach((name, property) -> {
            if (KEYED_LISTS.containsKey(name)) {
                asKeyedList(property, KEYED_LISTS.get(name));
            } else if (SETS.contains(name)) {
                property.setXKubernetesListType("set");
            }
            polishSpec(property);
        });
        if (schema.getItems() != null) {
            polishSpec(schema.getItems().getSchema());
        }
    }

    /** The generator reads the rules of a record component twice: from the field and from the accessor. */
    private static void polishRules(JSONSchemaProps schema) {
        List<ValidationRule> rules =
                schema.getXKubernetesValidations().stream().distinct().toList();
        rules.forEach(rule -> putValueFirst(rule, schema.getType()));
        schema.setXKubernetesValidations(rules);
    }

    /** The API server prints only the type of a value that a rule refuses. */
    private static void putValueFirst(ValidationRule rule, String type) {
        if (rule.getMessageExpression() == null
                && Set.of("integer", "number", "string").contains(type)) {
            String value = type.equals("string") ? "\"%s\"" : "%s";
            rule.setMessageExpression("'" + value + " " + rule.getMessage() + "'.format([self])");
        }
    }

    private static void asKeyedList(JSONSchemaProps list, String key) {
        list.setXKubernetesListType("map");
        list.setXKubernetesListMapKeys(List.of(key));
        JSONSchemaProps item = list.getItems().getSchema();
        if (!item.getRequired().contains(key)) {
            item.getRequired().add(key);
        }
    }

    private static void withoutRules(JSONSchemaProps schema) {
        schema.setXKubernetesValidations(List.of());
        schema.setPattern(null);
        schema.setMinimum(null);
        schema.setMaximum(null);
        schema.setMinLength(null);
        schema.setMaxLength(null);
        schema.setMinItems(null);
        schema.setMaxItems(null);
        schema.setMaxProperties(null);
        schema.getProperties().values().forEach(SchemaPolish::withoutRules);
        if (schema.getItems() != null) {
            withoutRules(schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null) {
            withoutRules(schema.getAdditionalProperties().getSchema());
        }
    }
}
