package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.orphan.Evidence.Holding;
import dev.greenroom.operator.stack.orphan.Orphan.Environment;
import dev.greenroom.operator.stack.orphan.Orphan.UnownedStack;
import dev.greenroom.operator.stack.orphan.Orphan.UnrecordedThing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what of the evidence is an orphan, and whether it is good enough to remove anything by. Pure. */
final class OrphanJudge {
    private final Evidence evidence;

    private OrphanJudge(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * A judgement.
     *
     * @param doubts why nothing may be removed by it, a sentence each; empty: it may
     */
    record Judgement(List<Orphan> orphans, List<String> doubts) {}

    static Judgement judge(Evidence evidence) {
        OrphanJudge judge = new OrphanJudge(evidence);
        List<Environment> environments = judge.environments();
        List<Orphan> orphans = new ArrayList<>(environments);
        evidence.holdings().stream()
                .filter(holding -> holding.owner().isEmpty())
                .map(holding -> new UnownedStack(holding.stack().name()))
                .forEach(orphans::add);
        evidence.things().stream()
                .filter(thing -> judge.isOurs(thing.owner()))
                .map(thing -> new UnrecordedThing(thing.resource(), thing.owner()))
                .forEach(orphans::add);
        return new Judgement(List.copyOf(orphans), judge.doubts(environments));
    }

    private List<Environment> environments() {
        Map<String, List<Holding>> byOwner = evidence.holdings().stream()
                .filter(holding -> holding.owner().isPresent())
                .filter(holding -> !evidence.living().contains(holding.owner().get()))
                .filter(holding -> isOurs(holding.owner().get()))
                .collect(Collectors.groupingBy(
                        holding -> holding.owner().get().tag(), TreeMap::new, Collectors.toList()));
        return byOwner.values().stream().map(OrphanJudge::environment).toList();
    }

    private static Environment environment(List<Holding> holdings) {
        Owner owner = holdings.get(0).owner().orElseThrow();
        Set<StackId> stacks = holdings.stream().map(Holding::stack).collect(Collectors.toSet());
        List<Part> parts = Arrays.stream(Part.values())
                .filter(part -> stacks.contains(StackId.of(owner, part)))
                .toList();
        SortedSet<CloudResource> named = new TreeSet<>();
        holdings.forEach(holding -> named.addAll(holding.named()));
        Placement placement = holdings.stream()
                .sorted(Comparator.comparing(holding -> holding.stack().name()))
                .map(Holding::placement)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Environment(owner, parts, named, placement);
    }

    /** The custom resources of namespaces that are not watched are not known. */
    private boolean isOurs(Owner owner) {
        return evidence.namespaces().isEmpty() || evidence.namespaces().contains(owner.namespace());
    }

    private List<String> doubts(List<Environment> orphans) {
        List<String> doubts = new ArrayList<>();
        if (!evidence.namespaces().isEmpty()) {
            doubts.add("only namespaces " + String.join(", ", new TreeSet<>(evidence.namespaces()))
                    + " are watched (GREENROOM_NAMESPACES): environments of others are not judged");
        }
        Map<String, Long> byKind = orphans.stream()
                .collect(Collectors.groupingBy(orphan -> orphan.owner().kind(), TreeMap::new, Collectors.counting()));
        byKind.forEach((kind, count) -> {
            if (evidence.living().stream().noneMatch(owner -> owner.kind().equals(kind))) {
                doubts.add("the cluster has no " + kind + " while the state backend holds what was made for " + count
                        + ": it may be a cluster that is being restored");
            }
        });
        return List.copyOf(doubts);
    }
}
