package dev.greenroom.operator.plan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pairs of CPU and memory that Fargate offers ("Amazon ECS Developer Guide", Task size). */
final class FargateSizes {
    /** Memory in MiB that goes with a number of CPU units: from, to, in steps. */
    private record MemoryRange(int from, int to, int step) {
        boolean contains(int memory) {
            return memory >= from && memory <= to && (memory - from) % step == 0;
        }

        @Override
        public String toString() {
            return from + " to " + to + " in steps of " + step;
        }
    }

    private static final Map<Integer, MemoryRange> BY_CPU = new TreeMap<>(Map.of(
            512, new MemoryRange(1024, 4096, 1024),
            1024, new MemoryRange(2048, 8192, 1024),
            2048, new MemoryRange(4096, 16384, 1024),
            4096, new MemoryRange(8192, 30720, 1024),
            8192, new MemoryRange(16384, 61440, 4096),
            16384, new MemoryRange(32768, 122880, 8192)));

    private FargateSizes() {}

    static Optional<String> problem(int cpu, int memory) {
        if (cpu == 256) {
            return memory == 512 || memory == 1024 || memory == 2048
                    ? Optional.empty()
                    : Optional.of(sentence(cpu, memory, "512, 1024 or 2048"));
        }
        MemoryRange range = BY_CPU.get(cpu);
        if (range == null) {
            return Optional.of(
                    "spec.container.cpu is " + cpu + ", and Fargate offers 256, 512, 1024, 2048, 4096, 8192 and 16384");
        }
        return range.contains(memory) ? Optional.empty() : Optional.of(sentence(cpu, memory, range.toString()));
    }

    private static String sentence(int cpu, int memory, String allowed) {
        return "spec.container.memory is " + memory + ", and with spec.container.cpu " + cpu + " Fargate offers "
                + allowed;
    }
}
