package dev.greenroom.operator.stack;

/** A secret in memory. It cannot be printed by accident. */
public record SecretText(String reveal) {
    @Override
    public String toString() {
        return "SecretText[hidden]";
    }
}
