package dev.greenroom.sandbox.aws.resource;

import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.time.SimulatedTime;

/** What a resource type works with: the account, the region of the provider, and the way to call services. */
public record Session(SimulatedAws aws, Region region, Calls calls) {

    public SimulatedTime time() {
        return aws.account().time();
    }
}
