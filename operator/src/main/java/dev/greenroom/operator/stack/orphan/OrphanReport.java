package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.stack.orphan.Orphan.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one sweep found.
 *
 * @param doubts why nothing is removed by it, a sentence each
 * @param unanswered what could not be asked, a sentence each
 */
public record OrphanReport(List<Entry> entries, List<String> doubts, List<String> unanswered) {
    private static final int NAMED = 5;

    public OrphanReport {
        entries = List.copyOf(entries);
        doubts = List.copyOf(doubts);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * An orphan.
     *
     * @param since when it was first seen
     */
    public record Entry(Orphan orphan, Instant since, Fate fate) {}

    /** What becomes of an orphan. */
    public sealed interface Fate {

        /** What becomes of it, in a clause. */
        String text();

        /** Not an orphan for certain: a run may be making it. */
        record Settling(Instant until) implements Fate {
            @Override
            public String text() {
                return "seen lately: a run may be making it; reported after " + minute(until);
            }
        }

        /** It is told of, and no more. */
        record Reported(String why) implements Fate {
            @Override
            public String text() {
                return "kept: " + why;
            }
        }

        /** It is removed by the first sweep after an instant, unless its custom resource comes back. */
        record RemovedAfter(Instant instant) implements Fate {
            @Override
            public String text() {
                return "removed after " + minute(instant);
            }
        }

        /** Its time is over. */
        record Due() implements Fate {
            @Override
            public String text() {
                return "removed by the operator's next sweep";
            }
        }

        private static Instant minute(Instant instant) {
            return instant.truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /** The entries that are orphans for certain. */
    public List<Entry> certain() {
        return entries.stream()
                .filter(entry -> !(entry.fate() instanceof Fate.Settling))
                .toList();
    }

    /** How many orphans there are of each kind. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Kind.labels().forEach(label -> counts.put(label, 0L));
        certain().forEach(entry -> counts.merge(entry.orphan().kind().label(), 1L, Long::sum));
        return counts;
    }

    /** What was found in a sentence or two, the first few by name. */
    public String summary() {
        Map<String, Long> counts = counts();
        String named = certain().stream()
                .limit(NAMED)
                .map(entry -> entry.orphan().kind().label() + " "
                        + entry.orphan().name() + " (" + entry.fate().text() + ")")
                .collect(Collectors.joining(", "));
        String more = certain().size() > NAMED ? " and " + (certain().size() - NAMED) + " more" : "";
        String doubt = doubts.isEmpty() ? "" : ". Nothing is removed: " + String.join("; ", doubts);
        return "environments without a custom resource: " + counts.get(Kind.ENVIRONMENT.label())
                + ", stacks without an owner: " + counts.get(Kind.STACK.label())
                + ", things on AWS that no record names: " + counts.get(Kind.THING.label()) + "; " + named + more
                + doubt + ". The command orphans lists them";
    }
}
