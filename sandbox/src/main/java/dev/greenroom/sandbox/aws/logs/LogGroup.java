package dev.greenroom.sandbox.aws.logs;

import java.util.Map;

/**
 * A log group.
 *
 * @param retentionDays zero: for ever
 */
public record LogGroup(String name, String arn, int retentionDays, Map<String, String> tags) {
    public LogGroup {
        tags = Map.copyOf(tags);
    }
}
