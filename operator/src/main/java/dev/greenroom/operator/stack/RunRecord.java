package dev.greenroom.operator.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is remembered of a stack beside its state.
 *
 * @param owner tag of the environment
 * @param placement where the stack was run, so that a delete finds it when the tenants file no longer says
 * @param digest of what was brought up last; null: a run is under way, or the last one failed
 * @param named every resource that the stack ever named, so that a deletion can be verified after the state is gone
 * @param failedCreates those of which AWS was not asked yet whether they made something after all
 * @param runs the last ones, newest first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunRecord(
        String owner,
        Placement placement,
        String digest,
        SortedSet<CloudResource> named,
        List<PendingCreate> failedCreates,
        List<RunEntry> runs) {
    private static final int RUNS_KEPT = 10;

    public RunRecord {
        named = new TreeSet<>(named == null ? List.of() : named);
        failedCreates = failedCreates == null ? List.of() : List.copyOf(failedCreates);
        runs = runs == null ? List.of() : List.copyOf(runs);
    }

    /** Of a stack that was not run yet. */
    static RunRecord of(String owner, Placement placement) {
        return new RunRecord(owner, placement, null, null, null, null);
    }

    RunRecord at(String newOwner, Placement newPlacement) {
        return new RunRecord(newOwner, newPlacement, null, named, failedCreates, runs);
    }

    RunRecord naming(Collection<CloudResource> more) {
        SortedSet<CloudResource> all = new TreeSet<>(named);
        all.addAll(more);
        return new RunRecord(owner, placement, digest, all, failedCreates, runs);
    }

    RunRecord broughtUp(String newDigest) {
        return new RunRecord(owner, placement, newDigest, named, failedCreates, runs);
    }

    RunRecord withFailed(PendingCreate create) {
        List<PendingCreate> all = new ArrayList<>(failedCreates);
        all.removeIf(known -> known.urn().equals(create.urn()));
        all.add(create);
        return new RunRecord(owner, placement, digest, named, all, runs);
    }

    RunRecord settled() {
        return new RunRecord(owner, placement, digest, named, List.of(), runs);
    }

    /** With a run's entry in place of the one before, or as the newest. */
    RunRecord with(RunEntry entry) {
        List<RunEntry> all = new ArrayList<>(runs);
        all.removeIf(known -> known.id().equals(entry.id()));
        all.add(0, entry);
        return new RunRecord(
                owner, placement, digest, named, failedCreates, all.subList(0, Math.min(all.size(), RUNS_KEPT)));
    }
}
