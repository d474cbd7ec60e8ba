package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

class LogTailTest {
    private static final LogStream WRITTEN_LATE = stream("app/app/old", 100, 900L);
    private static final LogStream NEW = stream("app/app/new", 1000, null);

    @Test
    void prefersTheStreamOfTheTask() {
        assertThat(LogTail.choose(List.of(WRITTEN_LATE, NEW), Optional.of("old")))
                .contains("app/app/old");
    }

    @Test
    void takesTheNewestStreamWhenTheTaskHasNone() {
        assertThat(LogTail.choose(List.of(WRITTEN_LATE, NEW), Optional.of("gone")))
                .contains("app/app/new");
        assertThat(LogTail.choose(List.of(WRITTEN_LATE, NEW), Optional.empty())).contains("app/app/new");
    }

    @Test
    void findsNoStreamInAnEmptyGroup() {
        assertThat(LogTail.choose(List.of(), Optional.of("old"))).isEmpty();
    }

    private static LogStream stream(String name, long created, Long lastEvent) {
        return LogStream.builder()
                .logStreamName(name)
                .creationTime(created)
                .lastEventTimestamp(lastEvent)
                .build();
    }
}
