package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.DatabaseSecrets;
import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.cloud.Presence;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proof that a destroyed environment is gone: every id that its states or run records ever named is unknown to its own
 * service. Only then go the database's secret and the records.
 */
public final class Verification {
    static final String SECRET = "aws:secretsmanager/secret:Secret";

    private final StateStore store;
    private final Networks networks;
    private final Presence presence;
    private final DatabaseSecrets databaseSecrets;

    public Verification(StateStore store, Networks networks, Presence presence, DatabaseSecrets databaseSecrets) {
        this.store = store;
        this.networks = networks;
        this.presence = presence;
        this.databaseSecrets = databaseSecrets;
    }

    /**
     * What AWS still knows; when that is nothing, the last traces are removed.
     *
     * @param fallback where the stacks were if no run record says
     */
    public List<CloudResource> leftovers(Owner owner, Placement fallback) {
        List<CloudResource> left = new ArrayList<>();
        for (Part part : Part.values()) {
            StackId stack = StackId.of(owner, part);
            store.read(stack).ifPresent(state -> left.addAll(state.resources()));
            store.record(stack).ifPresent(record -> left.addAll(present(record, fallback)));
        }
        if (left.isEmpty()) {
            removeTraces(owner, fallback);
        }
        return left.stream().distinct().toList();
    }

    private List<CloudResource> present(RunRecord record, Placement fallback) {
        List<CloudResource> asked = record.named().stream()
                .filter(resource -> !resource.type().equals(SECRET))
                .toList();
        Placement placement = placement(record, fallback);
        networks.checkAccount(placement);
        return presence.stillThere(placement, asked);
    }

    private void removeTraces(Owner owner, Placement fallback) {
        for (Part part : Part.values()) {
            StackId stack = StackId.of(owner, part);
            Optional<RunRecord> record = store.record(stack);
            record.ifPresent(known -> known.named().stream()
                    .filter(resource -> resource.type().equals(SECRET))
                    .forEach(secret -> databaseSecrets.delete(placement(known, fallback), secret.id())));
            record.ifPresent(known -> store.forget(stack));
        }
    }

    private static Placement placement(RunRecord record, Placement fallback) {
        return record.placement() == null ? fallback : record.placement();
    }
}
