package dev.greenroom.operator;

import dev.greenroom.operator.stack.orphan.Orphan.Environment;
import dev.greenroom.operator.stack.orphan.OrphanNews;
import dev.greenroom.operator.stack.orphan.OrphanReport;
import java.util.Map;

/** Keeps the numbers of the last sweep for the meters, and passes all news on. */
final class CountedOrphans implements OrphanNews {
    private final OrphanNews next;
    private volatile Map<String, Long> counts = Map.of();

    CountedOrphans(OrphanNews next) {
        this.next = next;
    }

    int count(String kind) {
        return counts.getOrDefault(kind, 0L).intValue();
    }

    @Override
    public void found(OrphanReport report) {
        counts = report.counts();
        next.found(report);
    }

    @Override
    public void removed(Environment environment) {
        next.removed(environment);
    }

    @Override
    public void keptAfterAll(Environment environment, String why) {
        next.keptAfterAll(environment, why);
    }
}
