package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import java.util.Arrays;
import java.util.function.Supplier;

/** Keeps sightings beside Pulumi's state, a file for each cluster id. Throws {@link StateUnavailableException}. */
final class SightingStore {
    private final Blobs backend;
    private final String key;

    SightingStore(Blobs backend, String clusterId) {
        this.backend = backend;
        this.key = "greenroom/orphans/" + clusterId + ".json";
    }

    Sightings read() {
        return with(() -> backend.get(key)).flatMap(Sightings::fromJson).orElse(Sightings.NONE);
    }

    /** Writes only what is new. */
    void write(Sightings before, Sightings now) {
        if (!Arrays.equals(before.toJson(), now.toJson())) {
            with(() -> {
                backend.put(key, now.toJson());
                return now;
            });
        }
    }

    private <T> T with(Supplier<T> access) {
        try {
            return access.get();
        } catch (RuntimeException e) {
            throw new StateUnavailableException(
                    "the state backend did not give or take " + key + ": " + e.getMessage(), e);
        }
    }
}
