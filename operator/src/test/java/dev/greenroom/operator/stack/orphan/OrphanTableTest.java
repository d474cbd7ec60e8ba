package dev.greenroom.operator.stack.orphan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory.OwnedThing;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.orphan.Evidence.Holding;
import dev.greenroom.operator.stack.orphan.OrphanJudge.Judgement;
import dev.greenroom.operator.stack.orphan.OrphanReport.Fate;
import dev.greenroom.operator.stack.orphan.Sightings.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is an orphan, and what becomes of it, row by row. */
class OrphanTableTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration GRACE = Duration.ofHours(24);
    private static final Owner LOST = preview("a", "lost");
    private static final Owner ALIVE = preview("a", "alive");
    private static final CloudResource CLUSTER = new CloudResource("aws:rds/cluster:Cluster", "c", "arn:c");
    private static final CloudResource QUEUE = new CloudResource("aws:sqs/queue:Queue", "q", "arn:q");

    private static Owner preview(String namespace, String name) {
        return new Owner("dev", namespace, "PreviewEnvironment", name);
    }

    private static Holding holding(Owner owner, Part part, CloudResource... named) {
        return new Holding(
                StackId.of(owner, part), Optional.of(owner), Placement.own("us-west-2"), new TreeSet<>(List.of(named)));
    }

    private static Evidence evidence(Set<String> namespaces, Set<Owner> living, Holding... holdings) {
        return new Evidence(namespaces, living, List.of(holdings), List.of(), List.of());
    }

    private static Judgement judge(Set<Owner> living, Holding... holdings) {
        return OrphanJudge.judge(evidence(Set.of(), living, holdings));
    }

    @Test
    void anEnvironmentWithoutAResourceIsOneOrphanWithItsPartsAndAllThatTheyName() {
        Judgement judgement =
                judge(Set.of(ALIVE), holding(LOST, Part.NET, QUEUE), holding(LOST, Part.DATA, CLUSTER, QUEUE));

        assertThat(judgement.orphans())
                .containsExactly(new Orphan.Environment(
                        LOST,
                        List.of(Part.DATA, Part.NET),
                        new TreeSet<>(List.of(CLUSTER, QUEUE)),
                        Placement.own("us-west-2")));
        assertThat(judgement.doubts()).isEmpty();
    }

    @Test
    void anEnvironmentWithAResourceIsNone() {
        assertThat(judge(Set.of(LOST), holding(LOST, Part.DATA)).orphans()).isEmpty();
    }

    @Test
    void aStackThatDoesNotSayWhoseItIsIsToldByItsName() {
        Holding odd = new Holding(new StackId("dev.by-hand"), Optional.empty(), null, new TreeSet<>());

        assertThat(judge(Set.of(ALIVE), odd).orphans()).containsExactly(new Orphan.UnownedStack("dev.by-hand"));
    }

    @Test
    void aThingThatNothingNamesIsOneWhetherItsOwnerLivesOrNot() {
        Evidence evidence = new Evidence(
                Set.of(),
                Set.of(ALIVE),
                List.of(),
                List.of(new OwnedThing(QUEUE, ALIVE), new OwnedThing(CLUSTER, LOST)),
                List.of());

        assertThat(OrphanJudge.judge(evidence).orphans())
                .containsExactly(new Orphan.UnrecordedThing(QUEUE, ALIVE), new Orphan.UnrecordedThing(CLUSTER, LOST));
    }

    @Test
    void whatIsOfNamespacesThatAreNotWatchedIsNotJudgedAndNothingIsRemoved() {
        Owner elsewhere = preview("b", "other");
        Judgement judgement = OrphanJudge.judge(new Evidence(
                Set.of("a"),
                Set.of(ALIVE),
                List.of(holding(elsewhere, Part.DATA), holding(LOST, Part.DATA)),
                List.of(new OwnedThing(QUEUE, elsewhere)),
                List.of()));

        assertThat(judgement.orphans()).extracting(Orphan::name).containsExactly("a/PreviewEnvironment/lost");
        assertThat(judgement.doubts()).singleElement().asString().contains("only namespaces a are watched");
    }

    @Test
    void aKindWithoutASingleResourceIsInDoubtThoughAnotherKindIsThere() {
        Owner service = new Owner("dev", "a", "ServiceDeployment", "api");

        assertThat(judge(Set.of(service), holding(LOST, Part.DATA)).doubts())
                .singleElement()
                .asString()
                .contains("no PreviewEnvironment");
        assertThat(judge(Set.of()).doubts()).isEmpty();
    }

    private static Fate fate(Orphan orphan, boolean remove, boolean doubtful, Duration seenBefore) {
        Sightings before = seenBefore == null
                ? Sightings.NONE
                : new Sightings(new TreeMap<>(Map.of(orphan.key(), sighting(NOW.minus(seenBefore)))));
        OrphanRules rules = OrphanRules.of(remove, GRACE);
        Judgement judgement = new Judgement(List.of(orphan), doubtful ? List.of("doubt") : List.of());
        return new OrphanDecider(rules)
                .decide(judgement, List.of(), before, NOW)
                .entries()
                .get(0)
                .fate();
    }

    private static Sighting sighting(Instant at) {
        return new Sighting(at.toString(), at.toString());
    }

    private static Orphan environment() {
        return new Orphan.Environment(LOST, List.of(Part.DATA), new TreeSet<>(), null);
    }

    @Test
    void anEnvironmentIsDueOnlyIfSwitchedOnSeenBeforePastItsGraceAndBeyondDoubt() {
        assertThat(fate(environment(), true, false, GRACE)).isEqualTo(new Fate.Due());
        assertThat(fate(environment(), true, false, null)).isEqualTo(new Fate.RemovedAfter(NOW.plus(GRACE)));
        assertThat(fate(environment(), true, false, GRACE.minusSeconds(1)))
                .isEqualTo(new Fate.RemovedAfter(NOW.plusSeconds(1)));
        assertThat(fate(environment(), true, true, GRACE)).isInstanceOf(Fate.Reported.class);
        assertThat(fate(environment(), false, false, GRACE)).isInstanceOf(Fate.Reported.class);
    }

    @Test
    void withoutAGraceTheFirstSweepStillOnlyTells() {
        OrphanDecider decider = new OrphanDecider(OrphanRules.of(true, Duration.ZERO));
        Judgement judgement = new Judgement(List.of(environment()), List.of());

        assertThat(decider.decide(judgement, List.of(), Sightings.NONE, NOW)
                        .entries()
                        .get(0)
                        .fate())
                .isEqualTo(new Fate.RemovedAfter(NOW));
    }

    @Test
    void stacksWithoutOwnersAndUnrecordedThingsAreNeverDue() {
        Duration ages = GRACE.multipliedBy(100);

        assertThat(fate(new Orphan.UnownedStack("dev.x"), true, false, ages)).isInstanceOf(Fate.Reported.class);
        assertThat(fate(new Orphan.UnrecordedThing(QUEUE, LOST), true, false, ages))
                .isInstanceOf(Fate.Reported.class);
    }

    @Test
    void aThingSettlesForAsLongAsARunMayTake() {
        Orphan thing = new Orphan.UnrecordedThing(QUEUE, LOST);

        assertThat(fate(thing, false, false, null)).isEqualTo(new Fate.Settling(NOW.plus(OrphanDecider.SETTLED)));
        assertThat(fate(thing, false, false, OrphanDecider.SETTLED)).isInstanceOf(Fate.Reported.class);
    }

    @Test
    void doubtStartsTheGraceAnewAndKeepsTheFirstSight() {
        Instant first = NOW.minus(GRACE);
        Sightings seen = Sightings.NONE.with(List.of(environment()), false, first);

        Sightings inDoubt = seen.with(List.of(environment()), true, NOW);

        assertThat(inDoubt.of(environment())).contains(new Sighting(first.toString(), NOW.toString()));
        assertThat(seen.with(List.of(environment()), false, NOW).of(environment()))
                .contains(sighting(first));
    }

    @Test
    void whatIsSeenNoMoreIsForgotten() {
        Sightings seen = Sightings.NONE.with(List.of(environment()), false, NOW);

        assertThat(seen.with(List.of(), false, NOW)).isEqualTo(Sightings.NONE);
    }

    @Test
    void sightingsAreReadBackAndBrokenOnesAreNoSightings() {
        Sightings seen = Sightings.NONE.with(List.of(environment()), false, NOW);

        assertThat(Sightings.fromJson(seen.toJson())).contains(seen);
        assertThat(Sightings.fromJson("{".getBytes(UTF_8))).isEmpty();
        assertThat(Sightings.fromJson("{\"byKey\":{\"x\":{\"firstSeen\":\"y\"}}}".getBytes(UTF_8)))
                .isEmpty();
    }
}
