package dev.greenroom.operator.cloud;

import java.util.List;
import java.util.Optional;

/** Objects by key in the state backend. */
public interface Blobs {
    Optional<byte[]> get(String key);

    void put(String key, byte[] content);

    void delete(String key);

    /** The keys that begin with a prefix, which ends with a slash; in order. */
    List<String> list(String prefix);
}
