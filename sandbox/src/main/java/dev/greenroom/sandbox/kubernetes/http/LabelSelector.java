package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Label selectors such as {@code app=a,tier!=b,env in (c,d),!canary}. */
final class LabelSelector {
    /** Commas inside brackets do not end a requirement. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private static final Pattern SET =
            Pattern.compile("(?<key>[^\\s=!]+)\\s+(?<operator>in|notin)\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EQUALITY =
            Pattern.compile("(?<key>[^\\s=!]+)\\s*(?<operator>==|=|!=)\\s*(?<value>[^\\s=!]*)");
    private static final Pattern EXISTENCE = Pattern.compile("(?<not>!?)\\s*(?<key>[^\\s=!]+)");

    private LabelSelector() {}

    /** A test of an object; an empty selector takes any. */
    static Predicate<JsonNode> parse(String selector) {
        Predicate<JsonNode> labels = Stream.of(COMMA.split(selector))
                .map(String::strip)
                .filter(requirement -> !requirement.isEmpty())
                .map(LabelSelector::requirement)
                .reduce(any -> true, Predicate::and);
        return object -> labels.test(object.path("metadata").path("labels"));
    }

    private static Predicate<JsonNode> requirement(String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            Set<String> values = Set.copyOf(List.of(set.group("values").strip().split("\\s*,\\s*")));
            return membership(set.group("key"), values, set.group("operator").equals("in"));
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            Set<String> value = Set.of(equality.group("value"));
            return membership(
                    equality.group("key"), value, !equality.group("operator").equals("!="));
        }
        Matcher existence = EXISTENCE.matcher(text);
        if (existence.matches()) {
            String key = existence.group("key");
            boolean wanted = existence.group("not").isEmpty();
            return labels -> labels.has(key) == wanted;
        }
        throw Refusal.badRequest("unable to parse requirement: " + text);
    }

    /** What has no such label is in no set, and so matches what is not to be in one. */
    private static Predicate<JsonNode> membership(String key, Set<String> values, boolean wanted) {
        return labels -> (labels.has(key) && values.contains(labels.path(key).asText())) == wanted;
    }
}
