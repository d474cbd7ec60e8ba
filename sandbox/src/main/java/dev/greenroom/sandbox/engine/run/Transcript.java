package dev.greenroom.sandbox.engine.run;

import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the CLI would print of a run when nobody sits before it: a line a step, then diagnostics, outputs and a count. */
final class Transcript {
    private final Consumer<String> printer;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private record Diagnostic(String severity, String urn, String message) {}

    Transcript(Consumer<String> printer) {
        this.printer = printer;
    }

    void line(String text) {
        printer.accept(text);
    }

    void begins(Events.Step step) {
        if (step.type() != OperationType.SAME) {
            line(" " + sign(step.type()) + "  " + described(step.resource()) + " " + words(step.type(), true));
        }
    }

    void ended(Events.Step step) {
        if (step.type() == OperationType.SAME) {
            line("    " + described(step.resource()));
        } else {
            line(" " + sign(step.type()) + "  " + described(step.resource()) + " " + words(step.type(), false));
        }
    }

    void failed(Events.Step step) {
        line(" " + sign(step.type()) + "  " + described(step.resource()) + " **" + words(step.type(), true)
                + " failed**");
    }

    void diagnostic(String severity, String urn, String message) {
        diagnostics.add(new Diagnostic(severity, urn, message));
    }

    /** What comes after the steps. */
    void close(Map<OperationType, Integer> changes, long seconds) {
        if (!diagnostics.isEmpty()) {
            line("Diagnostics:");
            for (Diagnostic diagnostic : diagnostics) {
                String subject = diagnostic.urn().isEmpty()
                        ? ""
                        : Urns.type(diagnostic.urn()) + " (" + Urns.name(diagnostic.urn()) + "):";
                line("  " + subject);
                line("    " + diagnostic.severity() + ": "
                        + diagnostic.message().strip());
                line("");
            }
        }
        if (!changes.isEmpty()) {
            line("Resources:");
            changes.forEach((type, count) -> line(
                    type == OperationType.SAME
                            ? "    " + count + " unchanged"
                            : "    " + sign(type).strip() + " " + count + " " + words(type, false)));
            line("");
        }
        line("Duration: " + seconds + "s");
    }

    private static String described(ResourceState resource) {
        return resource.type() + " " + resource.name();
    }

    private static String sign(OperationType type) {
        return switch (type) {
            case CREATE, IMPORT -> "+ ";
            case UPDATE -> "~ ";
            case DELETE, DISCARD_REPLACED, READ_DISCARD -> "- ";
            case CREATE_REPLACEMENT, IMPORT_REPLACEMENT, READ_REPLACEMENT -> "++";
            case DELETE_REPLACED -> "--";
            case REPLACE, REMOVE_PENDING_REPLACE -> "+-";
            case READ -> "> ";
            case REFRESH -> "~ ";
            default -> "  ";
        };
    }

    private static String words(OperationType type, boolean now) {
        String name = type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String verb = name.split(" ", 2)[0];
        String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        return name.replace(verb, stem + (now ? "ing" : "ed"));
    }
}
