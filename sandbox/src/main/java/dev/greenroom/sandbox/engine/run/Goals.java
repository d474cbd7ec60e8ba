package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import dev.greenroom.sandbox.provider.property.Values;
import dev.greenroom.sandbox.provider.property.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pulumirpc.AliasOuterClass;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest;

/** Reads what a program wants out of its calls. Pure. */
final class Goals {
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");

    private Goals() {}

    static Goal of(RegisterResourceRequest request) {
        ObjectNode inputs = Wire.json(request.getObject());
        Set<String> dependencies = new TreeSet<>(request.getDependenciesList());
        Map<String, List<String>> byProperty = new TreeMap<>();
        if (request.getPropertyDependenciesCount() == 0) {
            inputs.fieldNames().forEachRemaining(name -> byProperty.put(name, List.copyOf(dependencies)));
        }
        request.getPropertyDependenciesMap().forEach((name, urns) -> byProperty.put(name, urns.getUrnsList()));
        inputs.properties().forEach(entry -> merge(byProperty, entry.getKey(), Values.dependencies(entry.getValue())));
        return new Goal(
                request.getType(),
                request.getName(),
                request.getCustom(),
                request.getParent(),
                request.getRemote() ? inputs : Values.withoutOutputs(inputs),
                dependencies,
                byProperty,
                request.getProvider(),
                request.getProvidersMap(),
                request.getVersion(),
                request.getImportId(),
                options(request));
    }

    private static Goal.Options options(RegisterResourceRequest request) {
        return new Goal.Options(
                request.hasProtect() ? request.getProtect() : null,
                request.hasRetainOnDelete() ? request.getRetainOnDelete() : null,
                (request.getDeleteBeforeReplaceDefined() || request.getDeleteBeforeReplace())
                        ? request.getDeleteBeforeReplace()
                        : null,
                request.getIgnoreChangesList(),
                request.getReplaceOnChangesList(),
                request.getAdditionalSecretOutputsList(),
                aliases(request),
                request.getDeletedWith(),
                timeouts(request));
    }

    private static List<Goal.Alias> aliases(RegisterResourceRequest request) {
        List<Goal.Alias> aliases = new ArrayList<>();
        request.getAliasURNsList().forEach(urn -> aliases.add(alias(urn)));
        for (AliasOuterClass.Alias alias : request.getAliasesList()) {
            AliasOuterClass.Alias.Spec spec = alias.getSpec();
            aliases.add(
                    alias.hasUrn()
                            ? alias(alias.getUrn())
                            : new Goal.Alias(
                                    "",
                                    spec.getName(),
                                    spec.getType(),
                                    spec.getStack(),
                                    spec.getProject(),
                                    spec.getParentUrn(),
                                    spec.getNoParent()));
        }
        return aliases;
    }

    private static Goal.Alias alias(String urn) {
        return new Goal.Alias(urn, "", "", "", "", "", false);
    }

    /** In seconds, as the state has them. */
    private static ObjectNode timeouts(RegisterResourceRequest request) {
        ObjectNode timeouts = Values.object();
        RegisterResourceRequest.CustomTimeouts given = request.getCustomTimeouts();
        Map.of("create", given.getCreate(), "update", given.getUpdate(), "delete", given.getDelete())
                .forEach((operation, text) -> {
                    if (!text.isEmpty()) {
                        timeouts.put(operation, seconds(text));
                    }
                });
        return timeouts.isEmpty() ? null : timeouts;
    }

    private static long seconds(String duration) {
        Matcher part = DURATION_PART.matcher(duration);
        double seconds = 0;
        while (part.find()) {
            double amount = Double.parseDouble(part.group(1));
            seconds += switch (part.group(2)) {
                case "h" -> amount * Duration.ofHours(1).toSeconds();
                case "m" -> amount * Duration.ofMinutes(1).toSeconds();
                case "s" -> amount;
                default -> amount / Duration.ofSeconds(1).toMillis();
            };
        }
        return Math.round(seconds);
    }

    static Goal of(ReadResourceRequest request) {
        Goal.Options none = Goal.Options.NONE;
        return new Goal(
                request.getType(),
                request.getName(),
                true,
                request.getParent(),
                Values.withoutOutputs(Wire.json(request.getProperties())),
                new TreeSet<>(request.getDependenciesList()),
                Map.of(),
                request.getProvider(),
                Map.of(),
                request.getVersion(),
                "",
                new Goal.Options(
                        none.protect(),
                        none.retainOnDelete(),
                        none.deleteBeforeReplace(),
                        none.ignoreChanges(),
                        none.replaceOnChanges(),
                        request.getAdditionalSecretOutputsList(),
                        none.aliases(),
                        none.deletedWith(),
                        none.timeouts()));
    }

    /**
     * What a component registers.
     *
     * @param component as the program wants it
     */
    static Goal of(Registration registration, Goal component) {
        boolean itself = registration.parent() == null;
        Map<String, List<String>> byProperty = new LinkedHashMap<>();
        registration.inputs().properties().forEach(entry -> {
            byProperty.put(entry.getKey(), List.of());
            merge(byProperty, entry.getKey(), Values.dependencies(entry.getValue()));
        });
        registration.dependencies().forEach((name, urns) -> merge(byProperty, name, urns));
        Set<String> dependencies = new TreeSet<>(registration.dependsOn());
        byProperty.values().forEach(dependencies::addAll);
        if (itself) {
            dependencies.addAll(component.dependencies());
        }
        return new Goal(
                registration.type(),
                registration.name(),
                registration.custom(),
                itself ? component.parent() : registration.parent(),
                Values.withoutOutputs(Values.normal(registration.inputs())),
                dependencies,
                byProperty,
                "",
                itself ? component.providers() : Map.of(),
                "",
                "",
                itself ? withoutAliases(component.options()) : Goal.Options.NONE);
    }

    /** A component's own aliases are lost on the way through its provider. */
    private static Goal.Options withoutAliases(Goal.Options options) {
        return new Goal.Options(
                options.protect(),
                options.retainOnDelete(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                options.deletedWith(),
                null);
    }

    private static void merge(Map<String, List<String>> byProperty, String property, Set<String> more) {
        if (!more.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(byProperty.getOrDefault(property, List.of()));
            all.addAll(more);
            byProperty.put(property, List.copyOf(all));
        }
    }
}
