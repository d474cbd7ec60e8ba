package dev.greenroom.sandbox.aws;

import java.util.stream.Stream;

/** A service of the account in one region, or a global one. */
public interface Service {

    /** Everything of it that exists now, what is being made or deleted included. */
    Stream<AwsResource> inventory();
}
