package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The secrets that an app stack names, and their keys: found, or refused with all that is missing. */
public final class SecretKeys {
    private static final String NO_SECRET = "SecretNotFound";
    private static final String NO_KEY = "SecretKeyNotFound";

    private final Account account;

    public SecretKeys(Account account) {
        this.account = account;
    }

    /** Where secrets are looked for. */
    public interface Account {
        Optional<FoundSecret> find(String name);

        /** Reads the secret's value and keeps its keys; empty: it is no JSON object. */
        Optional<Set<String>> keys(String name);
    }

    /** A secret that is there. */
    public record FoundSecret(String arn, boolean beingDeleted) {}

    /** ARNs by name; throws {@link dev.greenroom.operator.cloud.CloudException} of kind INVALID if a secret cannot serve. */
    public Map<String, String> arns(AppPlan plan) {
        Map<String, String> arns = new TreeMap<>();
        Complaints complaints = new Complaints();
        keysByName(plan.secrets()).forEach((name, keys) -> {
            Optional<FoundSecret> secret = account.find(name);
            if (secret.isEmpty()) {
                String where = " does not exist in " + plan.scope().placement().region();
                complaints.add(NO_SECRET, "secret " + name + where);
            } else if (secret.get().beingDeleted()) {
                complaints.add(NO_SECRET, "secret " + name + " is being deleted");
            } else {
                arns.put(name, secret.get().arn());
                missing(name, keys).ifPresent(sentence -> complaints.add(NO_KEY, sentence));
            }
        });
        complaints.raise(NO_SECRET);
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

    private Optional<String> missing(String name, Set<String> keys) {
        return keys.isEmpty() ? Optional.empty() : missing(name, keys, account.keys(name));
    }

    /** @param there empty: the secret's value is no JSON object */
    static Optional<String> missing(String name, Set<String> keys, Optional<Set<String>> there) {
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
        return Optional.of("secret " + name + " has no " + what + " (" + but + ")");
    }
}
