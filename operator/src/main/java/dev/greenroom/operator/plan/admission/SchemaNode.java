package dev.greenroom.operator.plan.admission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One node of a CRD's {@code openAPIV3Schema}.
 *
 * @param values schema of the values of a map ({@code additionalProperties})
 * @param allowed values of an enum; empty: any
 */
record SchemaNode(
        String type,
        List<String> required,
        Map<String, SchemaNode> properties,
        Optional<SchemaNode> items,
        Optional<SchemaNode> values,
        List<String> allowed,
        Limits limits,
        ListType listType,
        List<CelRule> rules) {

    /** Bounds of a number, of the length of a string, or of the size of a list or map. */
    record Limits(
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum,
            Optional<Integer> least,
            Optional<Integer> most,
            Optional<Pattern> pattern) {}

    /** What must not occur twice in a list; {@code key} is the key property of {@code x-kubernetes-list-type: map}. */
    record ListType(boolean unique, Optional<String> key) {}

    boolean is(String name) {
        return type.equals(name);
    }
}
