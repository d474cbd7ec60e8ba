package dev.greenroom.operator.plan;

import java.util.regex.Pattern;

/** Name of a Pulumi stack in project {@value #PROJECT}. It reaches a process as an argument, so its characters are checked. */
public record StackId(String name) {
    public static final String PROJECT = "greenroom";

    private static final int MAX_LENGTH = 100;
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9.-]+");

    public StackId {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a stack name: " + name);
        }
    }

    /** Whether a text can be the name of a stack of ours. */
    public static boolean isName(String text) {
        return ALLOWED.matcher(text).matches() && text.length() <= MAX_LENGTH;
    }

    /** {@code <clusterId>.<namespace>.<pr-|svc-><name>.<part>}, shortened by a hash past 100 characters. */
    public static StackId of(Owner owner, Part part) {
        String kind = owner.kind().equals("PreviewEnvironment") ? "pr-" : "svc-";
        String full = String.join(".", owner.clusterId(), owner.namespace(), kind + owner.name(), part.label());
        if (full.length() <= MAX_LENGTH) {
            return new StackId(full);
        }
        String tail = "-" + owner.hash8() + "." + part.label();
        return new StackId(full.substring(0, MAX_LENGTH - tail.length()) + tail);
    }
}
