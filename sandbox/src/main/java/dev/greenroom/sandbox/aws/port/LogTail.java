package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.sandbox.aws.Region;
import java.util.List;
import java.util.Optional;

/** The last lines that a task wrote. */
final class LogTail {
    private static final int LINES = 10;
    private static final int LONGEST = 200;

    private LogTail() {}

    /**
     * The lines of the task's stream, else of the newest. A log that cannot be read is a line that says so.
     *
     * @param taskId empty: any
     */
    static List<String> read(Region region, String group, Optional<String> taskId) {
        try {
            return PortCalls.call(
                            "read log group " + group,
                            () -> region.logs().streams().tail(group, taskId, LINES))
                    .stream()
                    .map(LogTail::line)
                    .toList();
        } catch (CloudException e) {
            return List.of(line("log not read: " + e.getMessage()));
        }
    }

    private static String line(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST - 1) + "…";
    }
}
