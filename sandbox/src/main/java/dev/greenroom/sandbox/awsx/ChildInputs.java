package dev.greenroom.sandbox.awsx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The inputs of a child by name; a later one replaces an earlier one, as when objects are spread in JavaScript. */
final class ChildInputs {
    private final Map<String, Input> byName = new LinkedHashMap<>();

    ChildInputs put(String name, Input input) {
        byName.put(name, input);
        return this;
    }

    ChildInputs putAll(Map<String, Given> given) {
        given.forEach((name, value) -> byName.put(name, Input.of(value)));
        return this;
    }

    ChildInputs putAll(ChildInputs others) {
        byName.putAll(others.byName);
        return this;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Input get(String name) {
        return byName.get(name);
    }

    Map<String, Input> byName() {
        return Collections.unmodifiableMap(byName);
    }
}
