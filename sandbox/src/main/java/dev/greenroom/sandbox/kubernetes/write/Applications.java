package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** What each manager applied to an object last time, for as long as the object lives. */
final class Applications {
    private final Map<String, Map<String, ObjectNode>> byUid = new HashMap<>();

    JsonNode last(String uid, String manager) {
        ObjectNode last = byUid.getOrDefault(uid, Map.of()).get(manager);
        return last == null ? MissingNode.getInstance() : last;
    }

    void applied(String uid, String manager, ObjectNode wanted) {
        byUid.computeIfAbsent(uid, any -> new HashMap<>()).put(manager, wanted);
    }

    void forget(String uid) {
        byUid.remove(uid);
    }
}
