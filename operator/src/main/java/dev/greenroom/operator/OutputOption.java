package dev.greenroom.operator;

import picocli.CommandLine.Option;

/** The option of every command that prints a report. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output;

    /** How a report is written; the names are what users type. */
    private enum Output {
        text,
        json
    }

    boolean json() {
        return output == Output.json;
    }
}
