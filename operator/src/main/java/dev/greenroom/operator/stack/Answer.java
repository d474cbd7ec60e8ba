package dev.greenroom.operator.stack;

import java.time.Instant;

/** What came of an inquiry. */
public sealed interface Answer<T> {

    Instant at();

    /** It was answered. */
    record Answered<T>(T value, Instant at) implements Answer<T> {}

    /** It was not, most often by a {@link dev.greenroom.operator.cloud.CloudException}. */
    record Refused<T>(RuntimeException cause, Instant at) implements Answer<T> {}
}
