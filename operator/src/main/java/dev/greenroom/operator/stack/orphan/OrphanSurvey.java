package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.cloud.Inventory;
import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.cloud.Presence;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.stack.StateStore;
import dev.greenroom.operator.stack.orphan.OrphanJudge.Judgement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One look for orphans. Throws {@link LivingResources.UnansweredException} and
 * {@link StateStore.StateUnavailableException}: without Kubernetes and the state backend nothing can be said.
 */
public final class OrphanSurvey {
    private final Surveyor surveyor;
    private final SightingStore sightings;
    private final OrphanDecider decider;
    private final Clock clock;

    /**
     * What is asked.
     *
     * @param backend objects of the state backend
     */
    public record Ports(
            LivingResources living,
            StateStore store,
            Blobs backend,
            Networks networks,
            Inventory inventory,
            Presence presence) {}

    /**
     * Where is looked.
     *
     * @param namespaces that are watched; empty: all
     * @param placements besides where records say
     */
    public record Field(String clusterId, Set<String> namespaces, List<Placement> placements) {
        public Field {
            namespaces = Set.copyOf(namespaces);
            placements = List.copyOf(placements);
        }
    }

    public OrphanSurvey(Field field, Ports ports, OrphanRules rules, Clock clock) {
        this.surveyor = new Surveyor(field, ports);
        this.sightings = new SightingStore(ports.backend(), field.clusterId());
        this.decider = new OrphanDecider(rules);
        this.clock = clock;
    }

    /** Looks, and writes nothing. */
    public OrphanReport look() {
        Evidence evidence = surveyor.survey();
        return decider.decide(OrphanJudge.judge(evidence), evidence.unanswered(), sightings.read(), clock.instant());
    }

    /** Looks, and remembers what was seen. */
    OrphanReport sweep() {
        Evidence evidence = surveyor.survey();
        Judgement judgement = OrphanJudge.judge(evidence);
        Instant now = clock.instant();
        Sightings before = sightings.read();
        sightings.write(
                before, before.with(judgement.orphans(), !judgement.doubts().isEmpty(), now));
        return decider.decide(judgement, evidence.unanswered(), before, now);
    }
}
