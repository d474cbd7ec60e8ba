package dev.greenroom.sandbox.aws;

import java.time.Duration;
import java.util.function.Supplier;

/** What is done to an operation instead of carrying it out, or before. */
public sealed interface Fault {

    /** "Rate exceeded": the provider's SDK comes again by itself, with growing pauses. */
    record Throttle() implements Fault {}

    /** Refused, with a code and words of AWS. */
    record Refuse(Supplier<AwsException> error) implements Fault {}

    /** Carried out, but later. */
    record Slow(Duration delay) implements Fault {}
}
