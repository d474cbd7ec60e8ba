package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.property.PropertyPath;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a wanted resource other than the old one. */
final class Differences {
    private static final Diff NONE = new Diff(Set.of(), Set.of(), false);

    private Differences() {}

    /** Compares the inputs; that of equal inputs nothing changes, no provider is asked. */
    static Diff of(Configured provider, ResourceState old, ResourceState wanted) {
        ObjectNode before = Values.plain(old.inputs());
        ObjectNode now = Values.plain(wanted.inputs());
        if (before.equals(now)) {
            return NONE;
        }
        Diff diff = provider.diff(wanted.type(), States.existing(old), now);
        return withReplacements(diff, wanted.texts("replaceOnChanges"));
    }

    /** Whether a resource would have to be replaced if these of its inputs had other values. */
    static boolean replacedBy(Configured provider, ResourceState old, Set<String> changing) {
        ObjectNode inputs = Values.plain(old.inputs());
        changing.forEach(property -> inputs.set(property, Values.unknownLike(inputs.path(property))));
        Diff diff = provider.diff(old.type(), States.existing(old), inputs);
        return !withReplacements(diff, old.texts("replaceOnChanges"))
                .replacing()
                .isEmpty();
    }

    private static Diff withReplacements(Diff diff, List<String> replaceOnChanges) {
        if (replaceOnChanges.isEmpty()) {
            return diff;
        }
        Set<String> replacing = new HashSet<>(diff.replacing());
        replaceOnChanges.stream()
                .map(PropertyPath::parse)
                .forEach(path -> diff.changed().stream().filter(path::leadsInto).forEach(replacing::add));
        return new Diff(diff.changed(), replacing, diff.deleteFirst());
    }

    /** The inputs with the old values at the paths. */
    static ObjectNode ignoring(ObjectNode inputs, ObjectNode old, List<String> paths) {
        ObjectNode kept = inputs;
        for (String path : paths) {
            kept = PropertyPath.parse(path).keep(old, kept);
        }
        return kept;
    }
}
