package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.finding.Scrubbed;
import dev.greenroom.sandbox.aws.Region;
import java.util.List;
import java.util.Optional;

/** The last lines that a task wrote, scrubbed. */
final class LogTail {
    private static final int LINES = 10;

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
                    .map(Scrubbed::line)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (CloudException e) {
            return List.of(Scrubbed.line("log not read: " + e.getMessage()));
        }
    }
}
