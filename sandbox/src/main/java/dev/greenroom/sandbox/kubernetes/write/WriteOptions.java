package dev.greenroom.sandbox.kubernetes.write;

import java.util.function.Consumer;

/**
 * What a client asks for beside the write itself.
 *
 * @param dryRun everything but the storing
 * @param manager who writes; server-side apply tells its users apart by it
 * @param warnings takes what the client should be warned of
 */
public record WriteOptions(boolean dryRun, FieldValidation validation, String manager, Consumer<String> warnings) {

    /** What becomes of fields that the schema does not know. All are dropped; Strict refuses them, Warn tells of them. */
    public enum FieldValidation {
        STRICT,
        WARN,
        IGNORE
    }
}
