package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.ArrayList;
import java.util.List;

/** The provider's own rules for identifiers of clusters and instances. */
final class RdsIdentifiers {
    private RdsIdentifiers() {}

    /** @param argument the property's name in Terraform */
    static List<Problem> problems(String property, String argument, ObjectNode inputs) {
        String identifier = Json.text(inputs, property);
        List<Problem> problems = new ArrayList<>();
        if (identifier == null) {
            return problems;
        }
        if (!identifier.matches("[0-9a-z-]+")) {
            problems.add(new Problem(
                    property, "only lowercase alphanumeric characters and hyphens allowed in \"" + argument + "\""));
        }
        if (!identifier.matches("[a-z].*")) {
            problems.add(new Problem(property, "first character of \"" + argument + "\" must be a letter"));
        }
        if (identifier.contains("--")) {
            problems.add(new Problem(property, "\"" + argument + "\" cannot contain two consecutive hyphens"));
        }
        if (identifier.endsWith("-")) {
            problems.add(new Problem(property, "\"" + argument + "\" cannot end with a hyphen"));
        }
        return problems;
    }
}
