package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the judge found after a fault.
 *
 * @param took until everything was as it should be, or until patience ended
 * @param complaints sentences by what they are about; empty: all is well
 */
record Verdict(Duration took, Map<About, List<String>> complaints) {
    private static final int ENOUGH = 4;

    /** What can be wrong after a fault. */
    enum About {
        UNSETTLED("not settled"),
        LEAKED("leaked"),
        DUPLICATED("duplicated or missing"),
        LOCKS("stuck locks"),
        STACKS("left stacks, records"),
        PROCESSES("left processes, zombies"),
        FOLDERS("left run folders");

        private final String label;

        About(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    Verdict {
        complaints = Map.copyOf(complaints);
    }

    /** What concerns this preview, and what names none of them. */
    Verdict of(String preview, Collection<String> previews) {
        Map<About, List<String>> ours = new EnumMap<>(About.class);
        complaints.forEach((about, all) -> {
            List<String> some = all.stream()
                    .filter(text -> text.contains(preview) || previews.stream().noneMatch(text::contains))
                    .toList();
            if (!some.isEmpty()) {
                ours.put(about, some);
            }
        });
        return new Verdict(took, ours);
    }

    boolean well() {
        return complaints.isEmpty();
    }

    int count(About about) {
        return complaints.getOrDefault(about, List.of()).size();
    }

    @Override
    public String toString() {
        if (well()) {
            return "well after " + took.toSeconds() + " s";
        }
        return new TreeMap<>(complaints)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + some(entry.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String some(List<String> all) {
        String some = all.stream().limit(ENOUGH).collect(Collectors.joining(", "));
        return all.size() <= ENOUGH ? some : some + " and " + (all.size() - ENOUGH) + " more";
    }
}
