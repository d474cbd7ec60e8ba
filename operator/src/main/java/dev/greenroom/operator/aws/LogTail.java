package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.finding.Scrubbed;
import dev.greenroom.operator.plan.Placement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The last lines that a task wrote, scrubbed. */
final class LogTail {
    private static final int LINES = 10;
    private static final int STREAMS = 50;

    private final AwsClients clients;

    LogTail(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * The lines of the task's stream, else of the newest stream. A log that cannot be read is a line that says so, because it
     * must not hide the trouble that made one look.
     *
     * @param taskId end of the stream's name (driver awslogs); empty: any
     */
    List<String> read(Placement placement, String logGroup, Optional<String> taskId) {
        CloudWatchLogsClient logs = clients.logs(placement);
        try {
            return stream(logs, logGroup, taskId)
                    .flatMap(stream -> events(logs, logGroup, stream))
                    .map(answer -> answer.events().stream()
                            .map(OutputLogEvent::message)
                            .map(Scrubbed::line)
                            .filter(line -> !line.isEmpty())
                            .toList())
                    .orElse(List.of());
        } catch (CloudException e) {
            return List.of(Scrubbed.line("log not read: " + e.getMessage()));
        }
    }

    private static Optional<String> stream(CloudWatchLogsClient logs, String logGroup, Optional<String> taskId) {
        return AwsCalls.find(
                        "list the streams of log group " + logGroup,
                        () -> logs.describeLogStreams(d -> d.logGroupName(logGroup)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true)
                                .limit(STREAMS)),
                        ResourceNotFoundException.class)
                .flatMap(answer -> choose(answer.logStreams(), taskId));
    }

    /** CloudWatch's order by last event may be an hour late, so the newest is found by the latest time of any kind. */
    static Optional<String> choose(List<LogStream> streams, Optional<String> taskId) {
        return streams.stream()
                .filter(stream -> taskId.filter(id -> stream.logStreamName().endsWith("/" + id))
                        .isPresent())
                .findFirst()
                .or(() -> streams.stream().max(Comparator.comparingLong(LogTail::latest)))
                .map(LogStream::logStreamName);
    }

    private static long latest(LogStream stream) {
        return Stream.of(stream.creationTime(), stream.lastEventTimestamp(), stream.lastIngestionTime())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static Optional<GetLogEventsResponse> events(CloudWatchLogsClient logs, String logGroup, String stream) {
        return AwsCalls.find(
                "read log stream " + stream,
                () -> logs.getLogEvents(g -> g.logGroupName(logGroup)
                        .logStreamName(stream)
                        .startFromHead(false)
                        .limit(LINES)),
                ResourceNotFoundException.class);
    }
}
