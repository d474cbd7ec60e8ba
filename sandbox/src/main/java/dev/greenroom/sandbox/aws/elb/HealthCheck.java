package dev.greenroom.sandbox.aws.elb;

import java.util.stream.Stream;

/**
 * How a target group asks its targets.
 *
 * @param matcher HTTP codes that are healthy, such as {@code 200} or {@code 200-299,302}
 * @param intervalSeconds between two checks of a target
 */
public record HealthCheck(
        String path,
        String matcher,
        String protocol,
        String port,
        int intervalSeconds,
        int timeoutSeconds,
        int healthyThreshold,
        int unhealthyThreshold) {

    /** Whether an answer is a healthy one. */
    public boolean takes(int code) {
        return Stream.of(matcher.split(",", -1))
                .map(part -> part.strip().split("-", -1))
                .anyMatch(range -> {
                    int from = Integer.parseInt(range[0]);
                    int to = Integer.parseInt(range[range.length - 1]);
                    return code >= from && code <= to;
                });
    }
}
