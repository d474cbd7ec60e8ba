package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The order of a state: a resource is made after all that it depends on and goes before it, so that at any moment whatever it
 * depends on is there, and before it in the file.
 */
final class Order {
    private static final Pattern ID_OF_PROVIDER = Pattern.compile("::[^:]*$");

    private Order() {}

    /** What of it is broken, a sentence each. */
    static List<String> broken(JsonNode checkpoint) {
        List<String> broken = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (JsonNode resource : Checkpoint.resources(checkpoint)) {
            for (String needed : needs(resource)) {
                if (!before.contains(needed)) {
                    broken.add(Checkpoint.urn(resource) + " is there before " + needed);
                }
            }
            before.add(Checkpoint.urn(resource));
        }
        return broken;
    }

    private static Set<String> needs(JsonNode resource) {
        Set<String> needs = new HashSet<>();
        needs.add(resource.path("parent").asText());
        needs.add(ID_OF_PROVIDER.matcher(resource.path("provider").asText()).replaceAll(""));
        resource.path("dependencies").forEach(urn -> needs.add(urn.asText()));
        resource.path("propertyDependencies").forEach(urns -> urns.forEach(urn -> needs.add(urn.asText())));
        needs.remove("");
        return needs;
    }
}
