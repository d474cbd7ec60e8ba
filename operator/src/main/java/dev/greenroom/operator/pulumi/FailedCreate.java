package dev.greenroom.operator.pulumi;

import com.pulumi.automation.events.StepEventStateMetadata;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A create as the engine's events tell it, which is without its secrets. */
final class FailedCreate {
    /** Marks what is no plain value, in the engine's JSON ("Pulumi", resource property signatures). */
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    private static final String BLINDED = "[secret]";

    private FailedCreate() {}

    static PendingCreate of(StepEventStateMetadata told) {
        Map<String, Object> inputs = new LinkedHashMap<>(told.inputs() == null ? Map.of() : told.inputs());
        inputs.values().removeIf(FailedCreate::holdsSecret);
        return new PendingCreate(told.urn(), told.type(), inputs, told.parent(), told.provider());
    }

    private static boolean holdsSecret(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(SIGNATURE) || map.values().stream().anyMatch(FailedCreate::holdsSecret);
        }
        return value instanceof Collection<?> list
                ? list.stream().anyMatch(FailedCreate::holdsSecret)
                : value instanceof String text && text.contains(BLINDED);
    }
}
