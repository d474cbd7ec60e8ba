package dev.greenroom.operator.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What all three stack plans of an environment have: identity, tags, account. */
public record Scope(StackId stack, Part part, Owner owner, Map<String, String> tags, Placement placement) {
    public Scope {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    static Scope of(Part part, Owner owner, Map<String, String> environmentTags, Placement placement) {
        Map<String, String> tags = new TreeMap<>(environmentTags);
        tags.put("greenroom.dev/part", part.label());
        return new Scope(StackId.of(owner, part), part, owner, tags, placement);
    }
}
