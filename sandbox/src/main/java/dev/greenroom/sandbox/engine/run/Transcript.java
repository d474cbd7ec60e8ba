package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.StackRun.Kind;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.property.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the CLI prints of a run when nobody sits before it: a line a step, then diagnostics, outputs and a count. */
final class Transcript {
    private final Consumer<String> printer;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, Instant> begun = new HashMap<>();

    private record Diagnostic(String severity, String urn, String message) {}

    Transcript(Consumer<String> printer) {
        this.printer = printer;
    }

    void open(Kind kind, String stack) {
        String verb =
                switch (kind) {
                    case UPDATE -> "Updating";
                    case PREVIEW -> "Previewing update";
                    case REFRESH -> "Refreshing";
                    case DESTROY -> "Destroying";
                };
        printer.accept(verb + " (" + stack + "):");
        printer.accept("");
    }

    void begins(Events.Step step, Instant now) {
        begun.put(step.resource().urn(), now);
        if (step.type() != OperationType.SAME) {
            printer.accept(line(step, doing(step.type()) + " (0s)"));
        }
    }

    void ended(Events.Step step, Instant now) {
        if (step.type() == OperationType.SAME) {
            printer.accept("    " + described(step.resource()) + "  ");
            return;
        }
        Instant start = begun.getOrDefault(step.resource().urn(), now);
        double seconds = Duration.between(start, now).toMillis() / 1000.0;
        printer.accept(line(step, done(step.type()) + String.format(Locale.ROOT, " (%.2fs)", seconds)));
    }

    void failed(Events.Step step) {
        printer.accept(line(step, "**" + doing(step.type()) + " failed**"));
    }

    void diagnostic(String severity, String urn, String message) {
        diagnostics.add(new Diagnostic(severity, urn, message));
    }

    /** What comes after the steps. */
    void close(ObjectNode outputs, Map<OperationType, Integer> changes, boolean preview, Duration took) {
        printDiagnostics();
        if (!outputs.isEmpty() && !preview) {
            printer.accept("Outputs:");
            Values.masked(outputs)
                    .properties()
                    .forEach(output -> printer.accept("    " + output.getKey() + ": " + output.getValue()));
            printer.accept("");
        }
        printer.accept("Resources:");
        changes.forEach((type, count) -> printer.accept(
                type == OperationType.SAME
                        ? "    " + count + " unchanged"
                        : "    " + sign(type).strip() + " " + count
                                + (preview ? " to " + plain(type) : " " + done(type))));
        printer.accept("");
        if (!preview) {
            printer.accept("Duration: " + took.toSeconds() + "s");
        }
    }

    private void printDiagnostics() {
        if (diagnostics.isEmpty()) {
            return;
        }
        printer.accept("Diagnostics:");
        for (Diagnostic diagnostic : diagnostics) {
            if (!diagnostic.urn().isEmpty()) {
                printer.accept(
                        "  " + shortType(Urns.type(diagnostic.urn())) + " (" + Urns.name(diagnostic.urn()) + "):");
            }
            printer.accept(
                    "    " + diagnostic.severity() + ": " + diagnostic.message().strip());
            printer.accept("");
        }
    }

    private static String line(Events.Step step, String words) {
        return " " + sign(step.type()) + " " + described(step.resource()) + " " + words + " ";
    }

    private static String described(ResourceState resource) {
        return shortType(resource.type()) + " " + resource.name();
    }

    /** {@code aws:sqs:Queue} of {@code aws:sqs/queue:Queue}. */
    private static String shortType(String type) {
        return type.replaceAll("/[^:]*", "");
    }

    private static String sign(OperationType type) {
        return switch (type) {
            case CREATE -> "+ ";
            case IMPORT -> "= ";
            case UPDATE, REFRESH -> "~ ";
            case DELETE, DISCARD_REPLACED, READ_DISCARD -> "- ";
            case CREATE_REPLACEMENT, IMPORT_REPLACEMENT, READ_REPLACEMENT -> "++";
            case DELETE_REPLACED -> "--";
            case REPLACE, REMOVE_PENDING_REPLACE -> "+-";
            case READ -> "> ";
            default -> "  ";
        };
    }

    private static String plain(OperationType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String doing(OperationType type) {
        return inflected(type, "ing");
    }

    private static String done(OperationType type) {
        return inflected(type, "ed");
    }

    private static String inflected(OperationType type, String ending) {
        String[] words = plain(type).split(" ", 2);
        String stem = words[0].endsWith("e") ? words[0].substring(0, words[0].length() - 1) : words[0];
        return stem + ending + (words.length > 1 ? " " + words[1] : "");
    }
}
