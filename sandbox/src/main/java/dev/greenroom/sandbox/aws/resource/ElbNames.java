package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the provider itself refuses of the names of load balancers and target groups. */
final class ElbNames {
    private static final int LONGEST = 32;

    private ElbNames() {}

    static List<Problem> problems(ObjectNode inputs) {
        String name = Json.text(inputs, "name", "");
        List<Problem> problems = new ArrayList<>();
        if (name.length() > LONGEST) {
            problems.add(
                    new Problem("name", "\"name\" cannot be longer than " + LONGEST + " characters: \"" + name + "\""));
        }
        if (!name.matches("[0-9A-Za-z-]*")) {
            problems.add(new Problem(
                    "name", "only alphanumeric characters and hyphens allowed in \"name\": \"" + name + "\""));
        }
        if (name.startsWith("-")) {
            problems.add(new Problem("name", "\"name\" cannot begin with a hyphen: \"" + name + "\""));
        }
        if (name.endsWith("-")) {
            problems.add(new Problem("name", "\"name\" cannot end with a hyphen: \"" + name + "\""));
        }
        return List.copyOf(problems);
    }
}
