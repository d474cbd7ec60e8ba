package dev.greenroom.sandbox.story;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells how far a fleet is, now and then. */
final class FleetProgress implements Consumer<Sight> {
    private static final Duration PERIOD = Duration.ofMinutes(2);

    private final Narrator narrator;
    private final Supplier<? extends Collection<Sight>> fleet;
    private Duration next = Duration.ZERO;
    private String told = "";

    FleetProgress(Narrator narrator, Supplier<? extends Collection<Sight>> fleet) {
        this.narrator = narrator;
        this.fleet = fleet;
    }

    @Override
    public void accept(Sight sight) {
        Duration now = narrator.elapsed();
        if (now.compareTo(next) < 0) {
            return;
        }
        Map<String, Long> phases = fleet.get().stream()
                .collect(Collectors.groupingBy(one -> one.phase().toString(), TreeMap::new, Collectors.counting()));
        String how = phases.entrySet().stream()
                .map(phase -> phase.getValue() + " " + phase.getKey())
                .collect(Collectors.joining(", "));
        if (!how.equals(told)) {
            told = how;
            next = now.plus(PERIOD);
            narrator.fact(how);
        }
    }
}
