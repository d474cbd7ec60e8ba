package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CutOffCreate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DNS record that was asked for. Records carry no tags, so what it leads to says whose it is.
 *
 * @param targets values, or names that an alias leads to
 */
public record SoughtRecord(String zone, String name, String type, Set<String> targets) {

    /** Of the inputs of {@code aws:route53/record:Record}. */
    public static SoughtRecord of(CutOffCreate create) {
        Stream<String> aliases = create.list("aliases").stream()
                .filter(Map.class::isInstance)
                .map(alias -> String.valueOf(((Map<?, ?>) alias).get("name")));
        Stream<String> values = create.list("records").stream().map(String::valueOf);
        return new SoughtRecord(
                create.text("zoneId"),
                create.text("name"),
                create.text("type"),
                plain(Stream.concat(aliases, values).toList()));
    }

    /** The id by which the provider imports it, if it leads where it was asked to. */
    public Optional<String> idIfLeadsTo(Collection<String> found) {
        return targets.equals(plain(found)) ? Optional.of(zone + "_" + plain(name) + "_" + type) : Optional.empty();
    }

    /** Whether Route 53 means this name; it answers with a dot at the end and writes a star in octal. */
    public boolean isNamed(String found) {
        return plain(name).equals(plain(found));
    }

    private static Set<String> plain(Collection<String> names) {
        return names.stream().map(SoughtRecord::plain).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String plain(String name) {
        return name.replace("\\052", "*")
                .replaceAll("\\.$", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^dualstack\\.", "");
    }
}
