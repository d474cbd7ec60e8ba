package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory.OwnedThing;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunRecord;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.orphan.Evidence.Holding;
import dev.greenroom.operator.stack.orphan.OrphanSurvey.Field;
import dev.greenroom.operator.stack.orphan.OrphanSurvey.Ports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gathers the evidence, reading only. What is likely to be no orphan is settled first, so that AWS is asked for little: one
 * list for each account and region, and a Describe for each thing that nothing names.
 */
final class Surveyor {
    /** Name of the stack output that says whose a stack is. */
    private static final String OWNER_OUTPUT = "owner";

    private final String clusterId;
    private final Field field;
    private final Ports ports;

    Surveyor(Field field, Ports ports) {
        this.clusterId = field.clusterId();
        this.field = field;
        this.ports = ports;
    }

    /** Throws what Kubernetes and the state backend fail with; what AWS does not answer is in the evidence. */
    Evidence survey() {
        SortedMap<String, Optional<RunRecord>> records = records();
        // after the records: one that goes away between the two is asked for again below
        Set<Owner> living = ports.living().owners(clusterId);
        Set<String> theirs = living.stream()
                .flatMap(owner -> Arrays.stream(Part.values()).map(part -> StackId.of(owner, part)))
                .map(StackId::name)
                .collect(Collectors.toSet());
        List<Holding> holdings = records.keySet().stream()
                .filter(stack -> !theirs.contains(stack))
                .flatMap(stack -> holding(new StackId(stack)).stream())
                .toList();
        NamedResources named = new NamedResources();
        records.values().forEach(record -> record.ifPresent(known -> named.add(known.named())));
        holdings.forEach(holding -> named.add(holding.named()));
        List<String> unanswered = new ArrayList<>();
        List<OwnedThing> things = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        for (Placement place : places(records, unanswered)) {
            things.addAll(things(place, accounts.add(place.accountId()), named, unanswered));
        }
        return new Evidence(field.namespaces(), living, holdings, things, unanswered);
    }

    private SortedMap<String, Optional<RunRecord>> records() {
        SortedMap<String, Optional<RunRecord>> records = new TreeMap<>();
        ports.store()
                .stacks(clusterId)
                .forEach(stack -> records.put(stack.name(), ports.store().record(stack)));
        return records;
    }

    /** Empty: it was removed meanwhile. */
    private Optional<Holding> holding(StackId stack) {
        Optional<RunRecord> record = ports.store().record(stack);
        Optional<StackState> state = ports.store().read(stack);
        if (record.isEmpty() && state.isEmpty()) {
            return Optional.empty();
        }
        Optional<Owner> owner = record.map(RunRecord::owner)
                .flatMap(tag -> ownerOf(stack, tag))
                .or(() -> state.map(known -> known.outputs().get(OWNER_OUTPUT)).flatMap(tag -> ownerOf(stack, tag)));
        SortedSet<CloudResource> named = record.map(RunRecord::named).orElseGet(TreeSet::new);
        state.ifPresent(known -> named.addAll(known.resources()));
        return Optional.of(
                new Holding(stack, owner, record.map(RunRecord::placement).orElse(null), named));
    }

    /** Only an owner whose stacks would have this very name is believed. */
    private Optional<Owner> ownerOf(StackId stack, String tag) {
        return Owner.parse(tag)
                .filter(owner -> owner.clusterId().equals(clusterId))
                .filter(owner -> Arrays.stream(Part.values())
                        .anyMatch(part -> StackId.of(owner, part).equals(stack)));
    }

    /** Every account and region once, whatever names it. */
    private List<Placement> places(Map<String, Optional<RunRecord>> records, List<String> unanswered) {
        Set<Placement> candidates = new LinkedHashSet<>(field.placements());
        records.values().stream()
                .flatMap(Optional::stream)
                .map(RunRecord::placement)
                .filter(Objects::nonNull)
                .forEach(candidates::add);
        Map<List<String>, Placement> places = new LinkedHashMap<>();
        for (Placement candidate : candidates) {
            asked("the account behind region " + candidate.region(), unanswered, () -> ports.networks()
                            .checkAccount(candidate))
                    .ifPresent(
                            account -> places.putIfAbsent(List.of(account, candidate.region()), candidate.in(account)));
        }
        return List.copyOf(places.values());
    }

    /** @param wholeAccount whether what is in no region is asked for as well */
    private List<OwnedThing> things(
            Placement place, boolean wholeAccount, NamedResources named, List<String> unanswered) {
        String where = "account " + place.accountId() + ", " + place.region();
        return asked(where, unanswered, () -> {
                    List<OwnedThing> hinted = new ArrayList<>();
                    if (wholeAccount) {
                        hinted.addAll(ports.inventory().inAccount(place, clusterId, named));
                    }
                    hinted.addAll(ports.inventory().inRegion(place, clusterId, named));
                    return confirmed(place, unnamed(hinted, named));
                })
                .orElse(List.of());
    }

    /** Without what states name, or what records named meanwhile. */
    private List<OwnedThing> unnamed(List<OwnedThing> hinted, NamedResources named) {
        hinted.stream().map(OwnedThing::owner).distinct().forEach(owner -> {
            for (Part part : Part.values()) {
                StackId stack = StackId.of(owner, part);
                ports.store().read(stack).ifPresent(state -> named.add(state.resources()));
                ports.store().record(stack).ifPresent(record -> named.add(record.named()));
            }
        });
        return hinted.stream().filter(thing -> !named.test(thing.resource())).toList();
    }

    private List<OwnedThing> confirmed(Placement place, List<OwnedThing> hinted) {
        Set<CloudResource> there = new HashSet<>(ports.presence()
                .stillThere(place, hinted.stream().map(OwnedThing::resource).toList()));
        return hinted.stream().filter(thing -> there.contains(thing.resource())).toList();
    }

    /** Empty: AWS did not say, which is noted. */
    private static <T> Optional<T> asked(String what, List<String> unanswered, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (CloudException e) {
            unanswered.add(what + " was not looked at: " + e.getMessage());
            return Optional.empty();
        }
    }
}
