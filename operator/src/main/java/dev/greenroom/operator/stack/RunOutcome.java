package dev.greenroom.operator.stack;

import java.util.Map;

/** How a run ended. */
public sealed interface RunOutcome {

    /** As wanted. Outputs are empty after a destroy. */
    record Succeeded(Map<String, String> outputs) implements RunOutcome {
        public Succeeded {
            outputs = Map.copyOf(outputs);
        }
    }

    /** Not as wanted; what was done up to then is in the state. */
    record Failed(Failure failure) implements RunOutcome {}

    /** Stopped early because somebody asked for it. */
    record Interrupted() implements RunOutcome {}
}
