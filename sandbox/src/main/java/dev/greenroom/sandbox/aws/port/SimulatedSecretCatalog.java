package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.SecretCatalog;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.secrets.Secret;
import dev.greenroom.sandbox.aws.secrets.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the account's secrets. */
public final class SimulatedSecretCatalog implements SecretCatalog {
    private static final String NO_SECRET = "SecretNotFound";
    private static final String NO_KEY = "SecretKeyNotFound";
    private static final String NONE = "ResourceNotFoundException";

    private final SimulatedAws aws;

    public SimulatedSecretCatalog(SimulatedAws aws) {
        this.aws = aws;
    }

    private record Complaint(String reason, String sentence) {}

    @Override
    public Map<String, String> arns(AppPlan plan) {
        String region = plan.scope().placement().region();
        Secrets secrets = PortCalls.region(aws, plan.scope().placement()).secrets();
        Map<String, String> arns = new TreeMap<>();
        List<Complaint> complaints = new ArrayList<>();
        keysByName(plan.secrets()).forEach((name, keys) -> {
            Optional<Secret> secret = PortCalls.find("look up secret " + name, () -> secrets.describe(name), NONE);
            if (secret.isEmpty()) {
                complaints.add(new Complaint(NO_SECRET, "secret " + name + " does not exist in " + region));
            } else if (secret.get().deletedAt() != null) {
                complaints.add(new Complaint(NO_SECRET, "secret " + name + " is being deleted"));
            } else {
                arns.put(name, secret.get().arn());
                missing(secret.get(), keys).ifPresent(complaints::add);
            }
        });
        if (!complaints.isEmpty()) {
            boolean absent = complaints.stream().anyMatch(c -> c.reason().equals(NO_SECRET));
            throw PortCalls.invalid(
                    absent ? NO_SECRET : NO_KEY,
                    complaints.stream().map(Complaint::sentence).collect(Collectors.joining("; ")));
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

    private static Optional<Complaint> missing(Secret secret, Set<String> keys) {
        Optional<Set<String>> there = SecretJson.read(secret.value()).map(Map::keySet);
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
        return Optional.of(new Complaint(NO_KEY, "secret " + secret.name() + " has no " + what + " (" + but + ")"));
    }
}
