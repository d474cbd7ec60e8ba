package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.SecretCatalog;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Looks the named secrets up; a value is read only where a key is asked of it, and only its keys are kept. */
public final class SecretsManagerCatalog implements SecretCatalog {
    private static final String NO_SECRET = "SecretNotFound";
    private static final String NO_KEY = "SecretKeyNotFound";

    private final AwsClients clients;

    public SecretsManagerCatalog(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Map<String, String> arns(AppPlan plan) {
        SecretsManagerClient secrets = clients.secrets(plan.scope().placement());
        Map<String, String> arns = new TreeMap<>();
        List<Complaint> complaints = new ArrayList<>();
        keysByName(plan.secrets()).forEach((name, keys) -> {
            Optional<DescribeSecretResponse> secret = describe(secrets, name);
            if (secret.isEmpty()) {
                String where = " does not exist in " + plan.scope().placement().region();
                complaints.add(new Complaint(NO_SECRET, "secret " + name + where));
            } else if (secret.get().deletedDate() != null) {
                complaints.add(new Complaint(NO_SECRET, "secret " + name + " is being deleted"));
            } else {
                arns.put(name, secret.get().arn());
                complaint(secrets, name, keys).ifPresent(complaints::add);
            }
        });
        if (!complaints.isEmpty()) {
            throw AwsCalls.invalid(reason(complaints), sentence(complaints));
        }
        return arns;
    }

    private static Map<String, Set<String>> keysByName(List<SecretBinding> bindings) {
        return bindings.stream()
                .collect(Collectors.groupingBy(
                        SecretBinding::secretName,
                        TreeMap::new,
                        Collectors.mapping(
                                SecretBinding::key,
                                Collectors.filtering(Objects::nonNull, Collectors.toCollection(TreeSet::new)))));
    }

    private static Optional<DescribeSecretResponse> describe(SecretsManagerClient secrets, String name) {
        return AwsCalls.find(
                "look up secret " + name,
                () -> secrets.describeSecret(d -> d.secretId(name)),
                ResourceNotFoundException.class);
    }

    private static Optional<Complaint> complaint(SecretsManagerClient secrets, String name, Set<String> keys) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<Set<String>> there = AwsCalls.find(
                        "read the keys of secret " + name,
                        () -> secrets.getSecretValue(g -> g.secretId(name)),
                        ResourceNotFoundException.class)
                .flatMap(value -> SecretJson.read(value.secretString()))
                .map(Map::keySet);
        return missing(name, keys, there);
    }

    /** @param there empty: the secret's value is no JSON object */
    static Optional<Complaint> missing(String name, Set<String> keys, Optional<Set<String>> there) {
        List<String> missing = keys.stream()
                .filter(key -> there.isEmpty() || !there.get().contains(key))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String what = (missing.size() == 1 ? "key " : "keys ") + String.join(", ", missing);
        String but = there.map(Set::size)
                .map(count -> count == 1 ? "it has 1 other key" : "it has " + count + " other keys")
                .orElse("its value is not a JSON object");
        return Optional.of(new Complaint(NO_KEY, "secret " + name + " has no " + what + " (" + but + ")"));
    }

    private static String reason(List<Complaint> complaints) {
        return complaints.stream().anyMatch(c -> c.reason().equals(NO_SECRET)) ? NO_SECRET : NO_KEY;
    }

    private static String sentence(List<Complaint> complaints) {
        return complaints.stream().map(Complaint::sentence).collect(Collectors.joining("; "));
    }

    /** A secret that cannot serve. */
    record Complaint(String reason, String sentence) {}
}
