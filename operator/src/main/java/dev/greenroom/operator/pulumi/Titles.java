package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.plan.PlannedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people call a stack's resources. */
final class Titles {
    private final Map<Urn, String> planned = new HashMap<>();

    Titles(List<PlannedResource> resources) {
        resources.forEach(resource -> planned.put(new Urn(resource.type(), resource.name()), resource.title()));
    }

    /** The plan's title, or what the type token says, such as {@code subnet group "database"}. */
    String of(Urn urn) {
        String title = planned.get(urn);
        if (title != null) {
            return title;
        }
        String type = urn.type().substring(urn.type().lastIndexOf(':') + 1);
        String words = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? urn.name() : words + " \"" + urn.name() + "\"";
    }
}
