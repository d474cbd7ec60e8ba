package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;

/** The three Pulumi stacks of an environment. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stacks(StackStatus data, StackStatus net, StackStatus app) {
    public static final Stacks NONE = new Stacks(null, null, null);

    /** The stack of a part: data, net or app; null: nothing is known of it. */
    public StackStatus of(String part) {
        return switch (part) {
            case "data" -> data;
            case "net" -> net;
            case "app" -> app;
            default -> throw new IllegalArgumentException("no such part: " + part);
        };
    }

    public Stacks with(String part, StackStatus stack) {
        return switch (part) {
            case "data" -> new Stacks(stack, net, app);
            case "net" -> new Stacks(data, stack, app);
            case "app" -> new Stacks(data, net, stack);
            default -> throw new IllegalArgumentException("no such part: " + part);
        };
    }

    /** Whether a stack may hold anything: it was run, and its last run was no destroy that succeeded. */
    @JsonIgnore
    public boolean anyLeft() {
        return Stream.of(data, net, app).filter(Objects::nonNull).anyMatch(StackStatus::mayHoldSomething);
    }
}
