package dev.greenroom.operator.cloud.finding;

import java.util.List;

/** How a message ends with the last lines of a container's log. */
public final class LogInMessage {
    private static final String BEFORE = "; last log lines: ";
    private static final String BETWEEN = " | ";

    private LogInMessage() {}

    /** The sentence with the lines, or by itself if there are none. */
    public static String append(String sentence, List<String> lines) {
        return lines.isEmpty() ? sentence : sentence + BEFORE + String.join(BETWEEN, lines);
    }

    /** The message without the lines. */
    public static String sentence(String message) {
        int log = message.indexOf(BEFORE);
        return log < 0 ? message : message.substring(0, log);
    }

    /** The lines that the message ends with; empty: it tells none. */
    public static List<String> lines(String message) {
        int log = message.indexOf(BEFORE);
        return log < 0
                ? List.of()
                : List.of(message.substring(log + BEFORE.length()).split(" [|] ", -1));
    }
}
