package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Takes;
import java.nio.file.Path;
import java.time.Clock;

/** Sandboxes whose account has what the examples name, no quotas to speak of, and takes no time of its own for anything. */
final class Furnished {
    private static final long SEED = 20_261_123;
    private static final int PLENTY = 100_000;

    private Furnished() {}

    /** The operator is not started. */
    static Sandbox sandbox(Scale scale, String name, GearedTime time, int concurrentRuns) {
        Path folder = scale.folder.resolve(name);
        Sandbox sandbox = new Sandbox(new Sandbox.Setup(folder, 1, concurrentRuns, SEED), time);
        Surroundings.furnish(sandbox.aws(), scale.examples());
        for (Quota quota : Quota.values()) {
            sandbox.aws().quotas().set(quota, PLENTY);
        }
        for (Takes what : Takes.values()) {
            sandbox.aws().latencies().slow(what, 0);
        }
        return sandbox;
    }

    static GearedTime time(double speed) {
        return new GearedTime(Clock.systemUTC(), speed);
    }
}
