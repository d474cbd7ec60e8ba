package dev.greenroom.sandbox.fleet;

import dev.greenroom.sandbox.deletion.Remains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What this process holds at a moment.
 *
 * @param heap in bytes, after a collection
 * @param handles open files, sockets included; 0 where the system does not tell
 * @param files of runs
 */
record Holding(long heap, int threads, long handles, long files) {
    private static final Path HANDLES = Path.of("/proc/self/fd");

    static Holding now(Remains remains) {
        System.gc();
        return new Holding(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                open(),
                remains.runFiles().count());
    }

    private static long open() {
        if (!Files.isDirectory(HANDLES)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(HANDLES)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The middle one of some, which a moment of much work does not move. */
    static long median(List<Holding> some, ToLongFunction<Holding> what) {
        return some.stream()
                .mapToLong(what)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
