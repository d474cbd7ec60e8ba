package dev.greenroom.operator.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What one test class has for itself: a namespace, a state bucket, an operator that looks after that namespace alone, and what
 * is on AWS before the first preview. Names are new each time, so that what a broken run left behind is in nobody's way.
 */
public record Stage(
        Aws aws,
        Estate estate,
        Cluster cluster,
        Backend backend,
        RunningOperator operator,
        SortedMap<String, Map<String, String>> before)
        implements AutoCloseable {

    /** Makes it all and starts the operator, whose cluster id is {@code name}. */
    static Stage open(String name) {
        return open(name, Map.of());
    }

    /**
     * As above.
     *
     * @param settings of the operator, beside those that the stage itself decides, without GREENROOM_
     */
    public static Stage open(String name, Map<String, String> settings) {
        return open(name, settings, Surroundings.real());
    }

    /**
     * As above.
     *
     * @param surroundings of the operator
     */
    public static Stage open(String name, Map<String, String> settings, Surroundings surroundings) {
        String unique = name + "-" + UUID.randomUUID().toString().substring(0, 4);
        Aws aws = new Aws();
        Estate estate = Estate.build(aws);
        Backend backend = new Backend(aws, "greenroom-" + unique);
        Cluster cluster = new Cluster(unique);
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(settings(name, backend.url(surroundings), unique));
        RunningOperator operator = new RunningOperator(name, all, surroundings);
        operator.start();
        return new Stage(aws, estate, cluster, backend, operator, Census.take(aws));
    }

    private static Map<String, String> settings(String name, String backend, String namespace) {
        return Map.of("CLUSTER_ID", name, "BACKEND_URL", backend, "NAMESPACES", namespace);
    }

    public String namespace() {
        return cluster.namespace();
    }

    /** A manifest of the examples with the estate's ids. */
    public String example(String file) {
        return manifest(Path.of("../examples", file));
    }

    /** A manifest of the tests with the estate's ids. */
    public String resource(String file) {
        return manifest(Path.of("src/test/resources/real", file));
    }

    private String manifest(Path file) {
        try {
            return estate.in(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PreviewOnAws onAws(String preview) {
        return new PreviewOnAws(aws, cluster.status(preview));
    }

    /** What is on AWS now and was not before, with its tags. */
    public Map<String, Map<String, String>> made() {
        Map<String, Map<String, String>> made = new HashMap<>(Census.take(aws));
        made.keySet().removeAll(before.keySet());
        return made;
    }

    @Override
    public void close() {
        operator.close();
        cluster.close();
        aws.close();
    }
}
