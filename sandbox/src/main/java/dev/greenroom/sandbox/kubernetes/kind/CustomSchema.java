package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.operator.plan.admission.CrdSchema;
import java.util.concurrent.CompletableFuture;

/** The schema of a custom kind. Its CEL rules take a second to compile, which happens beside the start of all else. */
public final class CustomSchema {
    private final JsonNode openApi;
    private final CompletableFuture<CrdSchema> rules;

    CustomSchema(JsonNode definition) {
        this.openApi = definition.at("/spec/versions/0/schema/openAPIV3Schema");
        this.rules = CompletableFuture.supplyAsync(() -> CrdSchema.of(definition));
    }

    /** As the CRD has it. */
    public JsonNode openApi() {
        return openApi;
    }

    /** The same, compiled. */
    public CrdSchema rules() {
        return rules.join();
    }
}
