package dev.greenroom.operator.pulumi;

/** The part of a Pulumi URN that tells a stack's resources apart: {@code urn:pulumi:STACK::PROJECT::PARENTS$TYPE::NAME}. */
record Urn(String type, String name) {

    static Urn of(String urn) {
        String[] parts = urn.split("::", 4);
        if (parts.length < 4) {
            return new Urn("", urn);
        }
        return new Urn(parts[2].substring(parts[2].lastIndexOf('$') + 1), parts[3]);
    }

    /** Whether it is Pulumi's own: the stack, or a provider. */
    boolean builtIn() {
        return type.startsWith("pulumi:");
    }
}
