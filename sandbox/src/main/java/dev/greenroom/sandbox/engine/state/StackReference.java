package dev.greenroom.sandbox.engine.state;

import java.util.regex.Pattern;

/** A stack of a project; this backend knows one organization. */
public record StackReference(String project, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** Throws {@link IllegalArgumentException} when it is no name for a stack. */
    public StackReference {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a stack name may only contain alphanumeric, hyphens, underscores, or periods: invalid character in \""
                            + name + "\"");
        }
    }

    /** {@code name} or {@code organization/project/name}. */
    public static StackReference parse(String project, String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 3
                ? new StackReference(parts[1], parts[2])
                : new StackReference(project, parts[parts.length - 1]);
    }

    public String qualified() {
        return "organization/" + project + "/" + name;
    }
}
