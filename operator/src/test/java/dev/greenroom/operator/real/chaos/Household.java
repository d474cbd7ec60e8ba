package dev.greenroom.operator.real.chaos;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many things of each kind one owner has, of a census. */
record Household(SortedMap<String, Integer> counts) {
    static final String OWNER = "greenroom.dev/owner";

    /**
     * Counts what carries the owner's tag; DNS records, which carry none, by the preview's host.
     *
     * @param owner ends with a slash and the preview's name
     */
    static Household of(String owner, Map<String, Map<String, String>> things) {
        String host = " " + owner.substring(owner.lastIndexOf('/') + 1) + ".";
        SortedMap<String, Integer> counts = new TreeMap<>();
        things.forEach((thing, tags) -> {
            boolean recordOfHost = thing.startsWith("record ") && thing.contains(host);
            if (owner.equals(tags.get(OWNER)) || recordOfHost) {
                counts.merge(kind(thing), 1, Integer::sum);
            }
        });
        return new Household(counts);
    }

    /** A word for the kind; ARNs of one service are told apart by the resource's type. */
    private static String kind(String thing) {
        String kind = thing.substring(0, thing.indexOf(' '));
        boolean arn = thing.contains(" arn:");
        return arn
                ? kind + " " + thing.substring(thing.lastIndexOf(':', thing.indexOf('/')) + 1, thing.indexOf('/'))
                : kind;
    }

    /** What is there oftener, or less often, than in the other; empty: nothing. */
    String differenceTo(Household clean) {
        SortedMap<String, String> differences = new TreeMap<>();
        SortedMap<String, Integer> all = new TreeMap<>(clean.counts());
        all.putAll(counts);
        all.keySet().forEach(kind -> {
            int here = counts.getOrDefault(kind, 0);
            int there = clean.counts().getOrDefault(kind, 0);
            if (here != there) {
                differences.put(kind, here + " instead of " + there);
            }
        });
        return differences.isEmpty() ? "" : differences.toString();
    }
}
