package dev.greenroom.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A short fingerprint of a plan and of the program that carries it out. */
final class PlanDigest {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private PlanDigest() {}

    static String of(StackPlan plan) {
        try {
            String json = CANONICAL.writeValueAsString(plan);
            return Owner.sha256(plan.part().programRevision() + "\n" + json).substring(0, 16);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is made of plain values", e);
        }
    }
}
