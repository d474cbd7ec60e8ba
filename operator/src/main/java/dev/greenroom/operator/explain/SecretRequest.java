package dev.greenroom.operator.explain;

import dev.greenroom.api.Container;
import dev.greenroom.api.SecretVariable;
import dev.greenroom.operator.plan.AppPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An AWS secret that the tasks read.
 *
 * @param made whether the operator makes it; false: it has to be there
 */
public record SecretRequest(String secret, boolean made, List<Binding> variables) {
    public SecretRequest {
        variables = List.copyOf(variables);
    }

    /**
     * A variable and the key it is read from.
     *
     * @param key null: the whole secret
     */
    public record Binding(String variable, String key) {}

    /** The database's own secret. */
    static SecretRequest ofDatabase(String secret) {
        return new SecretRequest(secret, true, List.of(new Binding(AppPlan.DATABASE_URL, "url")));
    }

    /**
     * The secrets of a container, in the order in which it names them.
     *
     * @param container null: none
     */
    static List<SecretRequest> of(Container container) {
        Map<String, List<Binding>> bySecret = new LinkedHashMap<>();
        variables(container).forEach(variable -> bySecret.computeIfAbsent(variable.from(), secret -> new ArrayList<>())
                .add(new Binding(variable.name(), variable.key())));
        return bySecret.entrySet().stream()
                .map(entry -> new SecretRequest(entry.getKey(), false, entry.getValue()))
                .toList();
    }

    private static Stream<SecretVariable> variables(Container container) {
        if (container == null) {
            return Stream.of();
        }
        Stream<SecretVariable> several = orEmpty(container.secretsFrom()).stream()
                .flatMap(from -> from.keys().stream().map(key -> new SecretVariable(key, from.secret(), key)));
        return Stream.concat(several, orEmpty(container.secrets()).stream());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
