package dev.greenroom.sandbox.aws.logs;

import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What containers write, by log group; of the streams of one group the newest are kept. */
public final class LogStreams {
    private static final int KEPT = 50;

    private final ServiceEndpoint endpoint;
    private final Map<String, Deque<Stream>> byGroup = new HashMap<>();

    LogStreams(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A line; one with a time yet to come is read only then. */
    public record Line(Instant at, String text) {}

    private record Stream(String name, List<Line> lines) {}

    /** CreateLogStream and PutLogEvents, within an operation of any service. */
    public void write(String group, String stream, List<Line> lines) {
        Deque<Stream> streams = byGroup.computeIfAbsent(group, key -> new ArrayDeque<>());
        streams.addFirst(new Stream(stream, List.copyOf(lines)));
        if (streams.size() > KEPT) {
            streams.removeLast();
        }
    }

    void delete(String group) {
        byGroup.remove(group);
    }

    /**
     * DescribeLogStreams and GetLogEvents: the last lines of a stream, oldest first; of the newest stream that has any if there
     * is none of that name.
     *
     * @param end of the stream's name; empty: any
     */
    public List<String> tail(String group, Optional<String> end, int limit) {
        return endpoint.call("GetLogEvents", () -> {
            Deque<Stream> streams = byGroup.getOrDefault(group, new ArrayDeque<>());
            return end.flatMap(name -> streams.stream()
                            .filter(stream -> stream.name().endsWith("/" + name))
                            .findFirst())
                    .or(() -> streams.stream()
                            .filter(stream -> !written(stream).isEmpty())
                            .findFirst())
                    .map(stream -> last(written(stream), limit))
                    .orElse(List.of());
        });
    }

    private List<String> written(Stream stream) {
        Instant now = endpoint.now();
        return stream.lines().stream()
                .filter(line -> !line.at().isAfter(now))
                .map(Line::text)
                .toList();
    }

    private static List<String> last(List<String> lines, int limit) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - limit), lines.size()));
    }
}
