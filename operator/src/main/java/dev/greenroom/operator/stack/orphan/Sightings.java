package dev.greenroom.operator.stack.orphan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Since when orphans are known. Kept in the state backend, so that a restart does not begin anew.
 *
 * @param byKey a sighting for each orphan, by {@link Orphan#key()}
 */
record Sightings(SortedMap<String, Sighting> byKey) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Sightings NONE = new Sightings(new TreeMap<>());

    Sightings {
        byKey = new TreeMap<>(byKey);
    }

    /**
     * One orphan's; instants as ISO-8601.
     *
     * @param firstSeen by the first sweep that saw it
     * @param graceFrom when its grace began: at first sight, or later while the evidence was in doubt
     */
    record Sighting(String firstSeen, String graceFrom) {
        Instant since() {
            return Instant.parse(firstSeen);
        }

        Instant graceSince() {
            return Instant.parse(graceFrom);
        }
    }

    Optional<Sighting> of(Orphan orphan) {
        return Optional.ofNullable(byKey.get(orphan.key()));
    }

    /** With what was seen now; what was not is forgotten, so that its grace begins anew. */
    Sightings with(List<Orphan> orphans, boolean inDoubt, Instant now) {
        SortedMap<String, Sighting> next = new TreeMap<>();
        for (Orphan orphan : orphans) {
            Sighting sighting = of(orphan).orElse(new Sighting(now.toString(), now.toString()));
            next.put(orphan.key(), inDoubt ? new Sighting(sighting.firstSeen(), now.toString()) : sighting);
        }
        return new Sightings(next);
    }

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sightings are plain texts", e);
        }
    }

    /** Empty: it cannot be read; then every grace begins anew, which removes nothing too early. */
    static Optional<Sightings> fromJson(byte[] json) {
        try {
            Sightings read = JSON.readValue(json, Sightings.class);
            read.byKey().values().forEach(sighting -> {
                sighting.since();
                sighting.graceSince();
            });
            return Optional.of(read);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
