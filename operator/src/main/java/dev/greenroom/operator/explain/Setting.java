package dev.greenroom.operator.explain;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * One setting that is in force.
 *
 * @param field without the leading {@code spec.}, such as {@code container.cpu}
 * @param value of a variable whose name looks secret: {@code (hidden)}
 */
public record Setting(String field, Origin from, JsonNode value) {

    /** Who states a setting, in the order of precedence. */
    public enum Origin {
        /** The preview's own spec. */
        SPEC,
        /** {@code spec.previews} of the ServiceDeployment that the preview names. */
        TEMPLATE,
        /** That ServiceDeployment's description of the service itself. */
        SERVICE,
        /** The operator's settings. */
        OPERATOR,
        /** Nobody: what a preview gets then. */
        DEFAULT;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
