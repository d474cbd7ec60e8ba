package dev.greenroom.sandbox.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Manifests made from the examples: about half are as people may write them, the others are broken in up to three places. */
final class FuzzedManifests {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final double TAME = 0.45;
    private static final double ODDLY_NAMED = 0.05;
    /** Of those that could be made; to make them all would take long, and tell no more. */
    private static final double WITHOUT_A_VPC = 0.85;

    private static final String NO_VPC = "{network: {vpcId: vpc-00000000000000000}}";
    /** What a spec may say, at its edges; each is merged into the spec as it is. */
    private static final List<String> TAME_CHANGES = List.of(
            "{container: {cpu: 256, memory: 2048}}",
            "{container: {cpu: 16384, memory: 122880}}",
            "{container: {port: 65535, healthCheckPath: /}}",
            "{container: {environment: {A: '', _: 'пр \uD83D\uDCA5', LONG: '" + "x".repeat(1000) + "'}}}",
            "{container: {secrets: [{name: NOT_THERE, from: NOT_THERE, key: NOT_THERE}]}}",
            "{container: {secrets: [{name: OURS, from: greenroom/another, key: password}]}}",
            "{lifecycle: {ttl: 10m}}",
            "{lifecycle: {ttl: 90d, onExpiry: Hibernate}}",
            "{compute: {spot: true}}",
            "{compute: {desiredCount: 2, assignPublicIp: true}}",
            "{database: {minCapacity: 0, maxCapacity: 1}}",
            "{database: {minCapacity: 0.5, maxCapacity: 128}}",
            "{queues: [{name: a}, {name: b, fifo: true}]}",
            "{queues: []}",
            "{network: null}",
            "{container: null}",
            "{ingress: null}",
            "{image: null}",
            "{image: 'public.ecr.aws/nginx/nginx:1.29'}",
            "{namePrefix: a}",
            "{paused: true}",
            "{serviceRef: {name: not-there}}",
            "{serviceRef: {name: not-there, namespace: elsewhere}}",
            "{pullRequest: {headSha: null, author: null}}",
            "{pullRequest: {number: 2147483647}}");

    private static final List<String> NAMES = List.of(
            "",
            "-",
            "UPPER",
            "пр",
            "a b",
            "a/b",
            "..",
            "x".repeat(254),
            "with.dots." + "x".repeat(200),
            "x".repeat(63),
            "%2e%2e");

    private final Random random;
    private final Wildness wildness;
    private final List<ObjectNode> examples;
    private int count;

    /**
     * @param examples folder
     */
    FuzzedManifests(Path examples, long seed) throws IOException {
        this.random = new Random(seed);
        this.wildness = new Wildness(random);
        this.examples = read(examples);
    }

    private static List<ObjectNode> read(Path folder) throws IOException {
        List<ObjectNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                try (MappingIterator<JsonNode> documents =
                        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
                    documents.forEachRemaining(document -> {
                        if (document.path("kind").asText().equals("PreviewEnvironment")) {
                            found.add((ObjectNode) document);
                        }
                    });
                }
            }
        }
        return found;
    }

    /** The next one, under a name that no other has unless its name is odd. */
    ObjectNode next() {
        ObjectNode manifest = examples.get(random.nextInt(examples.size())).deepCopy();
        manifest.withObject("/metadata").put("name", "fuzz-" + ++count);
        for (int i = random.nextInt(3); i >= 0; i--) {
            merge(manifest.withObject("/spec"), tame());
        }
        if (manifest.at("/spec/network").isObject() && random.nextDouble() < WITHOUT_A_VPC) {
            merge(manifest.withObject("/spec"), yaml(NO_VPC));
        }
        if (random.nextDouble() >= TAME) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                wildness.breakSomewhere(manifest);
            }
        } else if (random.nextDouble() < ODDLY_NAMED) {
            manifest.withObject("/metadata").put("name", NAMES.get(random.nextInt(NAMES.size())));
        }
        return manifest;
    }

    /** A change of a spec that was accepted, which may be refused. */
    ObjectNode change() {
        ObjectNode change = YAML.createObjectNode();
        change.set("spec", tame());
        if (random.nextDouble() >= TAME) {
            wildness.breakSomewhere(change);
        }
        return change;
    }

    private ObjectNode tame() {
        return yaml(TAME_CHANGES.get(random.nextInt(TAME_CHANGES.size())));
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode into, ObjectNode change) {
        change.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                into.remove(field.getKey());
            } else if (field.getValue() instanceof ObjectNode deeper
                    && into.get(field.getKey()) instanceof ObjectNode present) {
                merge(present, deeper);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }
}
