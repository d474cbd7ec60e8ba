package dev.greenroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.sandbox.aws.Seed;
import dev.greenroom.sandbox.aws.SimulatedAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What manifests take for granted: networks, certificates, zones, listeners, clusters and secrets that they name. */
public final class Surroundings {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final char[] ZONES = {'a', 'b', 'c'};

    private final Seed seed;
    private final Set<String> there = new HashSet<>();
    private final Map<String, Set<String>> secrets = new LinkedHashMap<>();

    private Surroundings(Seed seed) {
        this.seed = seed;
    }

    /** Makes what all manifests of a folder name. */
    public static void furnish(SimulatedAws aws, Path folder) {
        Surroundings surroundings = new Surroundings(aws.seed(Sandbox.REGION));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(surroundings::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        surroundings.secrets.forEach((name, keys) -> surroundings.seed.secret(name, keys.toArray(String[]::new)));
    }

    private void read(Path file) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            documents.forEachRemaining(document -> {
                JsonNode spec = document.path("spec");
                Stream.of(spec, spec.path("previews")).forEach(this::settings);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settings(JsonNode spec) {
        network(spec.path("network"));
        ingress(spec.path("ingress"), spec.path("network"));
        named(spec.path("compute").path("clusterArn"))
                .forEach(arn -> seed.cluster(arn.substring(arn.lastIndexOf('/') + 1)));
        secrets(spec.path("container"));
    }

    private void network(JsonNode network) {
        String vpc = network.path("vpcId").asText();
        named(network.path("vpcId")).forEach(seed::vpc);
        subnets(network.path("publicSubnetIds"), vpc, true);
        subnets(network.path("privateSubnetIds"), vpc, false);
        network.path("clientSecurityGroupIds")
                .forEach(id -> named(id).forEach(group -> seed.securityGroup(group, vpc, group)));
    }

    private void subnets(JsonNode ids, String vpc, boolean open) {
        for (int i = 0; i < ids.size(); i++) {
            char zone = ZONES[i % ZONES.length];
            named(ids.get(i)).forEach(id -> {
                if (open) {
                    seed.publicSubnet(id, vpc, zone);
                } else {
                    seed.privateSubnet(id, vpc, zone);
                }
            });
        }
    }

    private void ingress(JsonNode ingress, JsonNode network) {
        String domain = ingress.path("domain").asText();
        named(ingress.path("certificateArn")).forEach(arn -> seed.certificate(arn, "*." + domain));
        named(ingress.path("hostedZoneId")).forEach(id -> seed.hostedZone(id, domain));
        named(ingress.path("loadBalancer").path("listenerArn"))
                .forEach(arn -> seed.listener(
                        arn, domain, network.path("vpcId").asText(), texts(network.path("publicSubnetIds"))));
    }

    private void secrets(JsonNode container) {
        container.path("secrets").forEach(secret -> keys(secret.path("from").asText())
                .add(secret.path("key").asText()));
        container
                .path("secretsFrom")
                .forEach(secret -> keys(secret.path("secret").asText()).addAll(texts(secret.path("keys"))));
    }

    private Set<String> keys(String secret) {
        return secrets.computeIfAbsent(secret, name -> new TreeSet<>());
    }

    /** What the node names, unless nothing or something that is there already. */
    private List<String> named(JsonNode node) {
        return node.isTextual() && there.add(node.textValue()) ? List.of(node.textValue()) : List.of();
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).textValue())
                .toList();
    }
}
