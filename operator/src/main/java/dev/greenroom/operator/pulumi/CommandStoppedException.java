package dev.greenroom.operator.pulumi;

import com.pulumi.automation.AutomationException;
import java.util.Optional;

/** The CLI was stopped before it was done. */
public final class CommandStoppedException extends AutomationException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final Long killed;

    /** What it was stopped for. */
    public enum Why {
        ASKED,
        DEADLINE
    }

    public CommandStoppedException(Why why, String message) {
        this(why, message, null);
    }

    /** @param killed the process that had to be killed; null: none */
    CommandStoppedException(Why why, String message, Long killed) {
        super(message);
        this.why = why;
        this.killed = killed;
    }

    Why why() {
        return why;
    }

    Optional<Long> killed() {
        return Optional.ofNullable(killed);
    }
}
