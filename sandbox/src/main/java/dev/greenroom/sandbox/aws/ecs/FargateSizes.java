package dev.greenroom.sandbox.aws.ecs;

import java.util.Map;

/** The pairs of CPU and memory that Fargate offers ("Task size" of the ECS developer guide). */
final class FargateSizes {
    private static final int GB = 1024;
    private static final Map<Integer, Range> BY_CPU = Map.of(
            512, new Range(GB, 4 * GB, GB),
            1024, new Range(2 * GB, 8 * GB, GB),
            2048, new Range(4 * GB, 16 * GB, GB),
            4096, new Range(8 * GB, 30 * GB, GB),
            8192, new Range(16 * GB, 60 * GB, 4 * GB),
            16384, new Range(32 * GB, 120 * GB, 8 * GB));

    private FargateSizes() {}

    /** Both in MiB, as the steps between. */
    private record Range(int from, int to, int step) {
        boolean holds(int memory) {
            return memory >= from && memory <= to && (memory - from) % step == 0;
        }
    }

    static boolean offer(int cpu, int memory) {
        if (cpu == 256) {
            return memory == 512 || memory == 1024 || memory == 2048;
        }
        return BY_CPU.containsKey(cpu) && BY_CPU.get(cpu).holds(memory);
    }
}
