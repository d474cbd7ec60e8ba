package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Field selectors such as {@code metadata.name=a,status.phase!=Active}: of the fields that a kind lets itself be chosen by. */
final class FieldSelector {
    private static final Pattern TERM = Pattern.compile("(?<field>[^=!]+)(?<operator>==|=|!=)(?<value>.*)");

    private FieldSelector() {}

    /** A test of an object; an empty selector takes any. */
    static Predicate<JsonNode> parse(ApiResource resource, String selector) {
        return Stream.of(selector.split(","))
                .filter(term -> !term.isEmpty())
                .map(term -> term(resource, term))
                .reduce(any -> true, Predicate::and);
    }

    private static Predicate<JsonNode> term(ApiResource resource, String text) {
        Matcher term = TERM.matcher(text);
        if (!term.matches()) {
            throw Refusal.badRequest("invalid selector: '" + text + "'; can't understand '" + text + "'");
        }
        String field = term.group("field");
        if (!isSelectable(resource, field)) {
            throw Refusal.badRequest("field label not supported: " + field);
        }
        String pointer = "/" + (field.equals("source") ? "source/component" : field.replace('.', '/'));
        boolean wanted = !term.group("operator").equals("!=");
        String value = term.group("value");
        return object -> object.at(pointer).asText("").equals(value) == wanted;
    }

    private static boolean isSelectable(ApiResource resource, String field) {
        return field.equals("metadata.name")
                || (field.equals("metadata.namespace") && resource.namespaced())
                || resource.selectableFields().contains(field);
    }
}
