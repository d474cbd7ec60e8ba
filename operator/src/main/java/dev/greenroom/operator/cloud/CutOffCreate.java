package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.Owner;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A create that a checkpoint lists as pending: nobody has noted what came of it.
 *
 * @param type Pulumi type token, such as {@code aws:rds/cluster:Cluster}
 * @param inputs those of the checkpoint as JSON values; secret ones are absent or opaque
 * @param owner value of the tag {@value Owner#TAG} that the thing carries if it is ours
 * @param held ids and ARNs that the stack's state holds already: none of these is what the create made
 */
public record CutOffCreate(String urn, String type, Map<String, Object> inputs, String owner, Set<String> held) {
    public CutOffCreate {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs)); // may hold nulls
        held = Set.copyOf(held);
    }

    /** An input that names the thing; throws {@link CloudException} where it is not given as text. */
    public String text(String input) {
        return textIfGiven(input)
                .orElseThrow(() -> CloudException.invalid(
                        "CutOffCreateUnknown",
                        "cannot look for the " + type + " whose creation was cut off: its input " + input
                                + " is not known"));
    }

    /** Empty: not given, or secret. */
    public Optional<String> textIfGiven(String input) {
        return Optional.ofNullable(inputs.get(input))
                .filter(value -> value instanceof String || value instanceof Number)
                .map(value -> value instanceof Number number ? String.valueOf(number.longValue()) : (String) value);
    }

    /** A number among the inputs; throws {@link CloudException} where there is none. */
    public int number(String input) {
        String text = text(input);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw CloudException.invalid(
                    "CutOffCreateUnknown",
                    "cannot look for the " + type + " whose creation was cut off: its input " + input
                            + " is not a number");
        }
    }

    /** The elements of a list among the inputs. */
    public Collection<?> list(String input) {
        return inputs.get(input) instanceof Collection<?> list ? list : Set.of();
    }

    /** Whether a thing with these tags is the owner's. */
    public boolean owns(Map<String, String> tags) {
        return owner.equals(tags.get(Owner.TAG));
    }

    /** Nobody knows how to look for such a thing. */
    public CloudException unknownType() {
        return CloudException.invalid(
                "CutOffCreateUnknown",
                "cannot look for the " + type + " whose creation was cut off: that type is not known");
    }
}
