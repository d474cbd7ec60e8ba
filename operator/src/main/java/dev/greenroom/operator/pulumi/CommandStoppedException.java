package dev.greenroom.operator.pulumi;

import com.pulumi.automation.AutomationException;

/** The CLI was stopped before it was done. */
public final class CommandStoppedException extends AutomationException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What it was stopped for. */
    public enum Why {
        ASKED,
        DEADLINE
    }

    public CommandStoppedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
