package dev.greenroom.operator.pulumi;

/** How many runs a machine takes at a time. */
public final class Concurrency {
    private static final long MB = 1_000_000;
    /** For the operator itself. */
    private static final long OWN_MEMORY = 1_000 * MB;
    /** Measured: the CLI 115 MB, the AWS provider 320 + 65 MB, awsx 180 MB. */
    private static final long MEMORY_PER_RUN = 700 * MB;
    /** Runs mostly wait for AWS. */
    private static final int RUNS_PER_CORE = 4;

    private Concurrency() {}

    /**
     * As many as memory and cores allow, at least one.
     *
     * @param memory in bytes, of the machine or of the container if that has less
     */
    public static int of(long memory, int cores) {
        long fitting = (memory - OWN_MEMORY) / MEMORY_PER_RUN;
        return (int) Math.max(1, Math.min(fitting, (long) RUNS_PER_CORE * cores));
    }
}
