package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;

/** What the operator reports of a preview. No secret value, ever. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PreviewEnvironmentStatus(
        Phase phase,
        List<Condition> conditions,

        @JsonPropertyDescription("Generation of the spec that this status speaks of.")
        Long observedGeneration,

        String url,
        Endpoints endpoints,
        Cost cost,
        Stacks stacks,
        MigrationStatus migration,

        @JsonPropertyDescription("Seconds spent in each phase on the way to the first Ready.")
        Map<String, Long> timeline,

        @JsonPropertyDescription("When the present phase began (RFC 3339).")
        String phaseSince,

        @JsonPropertyDescription("Image that runs.") String image,

        @JsonPropertyDescription("When the preview ends unless it is changed before (RFC 3339, to the minute).")
        String expires,

        @JsonPropertyDescription("Value of the reconcile-at annotation that was last acted upon.")
        String lastReconcileAt,

        @JsonPropertyDescription(
                "When AWS was last compared with what was made there (RFC 3339); written every ten minutes at most.")
        String lastVerified,

        DriftStatus drift,

        @JsonPropertyDescription("The spec with template and defaults applied, as last planned.")
        ResolvedPreview resolved) {

    public static final PreviewEnvironmentStatus EMPTY = new PreviewEnvironmentStatus(
            null, List.of(), null, null, null, null, null, null, Map.of(), null, null, null, null, null, null, null);

    public PreviewEnvironmentStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        timeline = timeline == null ? Map.of() : timeline;
        stacks = stacks == null ? Stacks.NONE : stacks;
    }

    public PreviewEnvironmentStatus withStacks(Stacks newStacks) {
        return new PreviewEnvironmentStatus(
                phase,
                conditions,
                observedGeneration,
                url,
                endpoints,
                cost,
                newStacks,
                migration,
                timeline,
                phaseSince,
                image,
                expires,
                lastReconcileAt,
                lastVerified,
                drift,
                resolved);
    }

    public PreviewEnvironmentStatus withMigration(MigrationStatus newMigration) {
        return new PreviewEnvironmentStatus(
                phase,
                conditions,
                observedGeneration,
                url,
                endpoints,
                cost,
                stacks,
                newMigration,
                timeline,
                phaseSince,
                image,
                expires,
                lastReconcileAt,
                lastVerified,
                drift,
                resolved);
    }

    public PreviewEnvironmentStatus withExpires(String newExpires) {
        return new PreviewEnvironmentStatus(
                phase,
                conditions,
                observedGeneration,
                url,
                endpoints,
                cost,
                stacks,
                migration,
                timeline,
                phaseSince,
                image,
                newExpires,
                lastReconcileAt,
                lastVerified,
                drift,
                resolved);
    }

    /**
     * With what was seen at a comparison with AWS.
     *
     * @param newDrift null: nothing differs
     */
    public PreviewEnvironmentStatus withDrift(String newLastVerified, DriftStatus newDrift) {
        return new PreviewEnvironmentStatus(
                phase,
                conditions,
                observedGeneration,
                url,
                endpoints,
                cost,
                stacks,
                migration,
                timeline,
                phaseSince,
                image,
                expires,
                lastReconcileAt,
                newLastVerified,
                newDrift,
                resolved);
    }
}
