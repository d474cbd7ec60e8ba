package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process and all its descendants take of the machine, looked at once a second in /proc ("proc_pid_stat(5)"). CPU time
 * is what each process was last seen with plus what finished children handed on when they were waited for; a grandchild that
 * outlived its parent, and its last second, are missing.
 */
final class ProcessTree implements AutoCloseable {
    private static final long TICKS_PER_SECOND = 100;
    private static final long KIBIBYTE = 1024;
    /** Fields of /proc/PID/stat after the command's closing bracket, counted from 0. */
    private static final int USER_TIME = 11;

    private static final int START_TIME = 19;

    private final ProcessHandle root;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;
    private final Map<String, Times> seen = new HashMap<>();
    private final Map<String, Times> alive = new HashMap<>();
    private long peakBytes;
    private int peakProcesses;

    /** CPU time in ticks, of the process itself and of its children that were waited for. */
    private record Times(long own, long children) {}

    /**
     * What was taken.
     *
     * @param cpu user and system time
     * @param peakBytes of resident memory, pages shared between processes counted for each
     */
    record Usage(Duration cpu, long peakBytes, int peakProcesses) {}

    ProcessTree(ProcessHandle root) {
        this.root = root;
        this.looking = clock.scheduleAtFixedRate(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private synchronized void look() {
        List<ProcessHandle> tree =
                Stream.concat(Stream.of(root), root.descendants()).toList();
        alive.clear();
        long bytes = 0;
        for (ProcessHandle process : tree) {
            bytes += look(process.pid());
        }
        seen.putAll(alive);
        peakBytes = Math.max(peakBytes, bytes);
        peakProcesses = Math.max(peakProcesses, tree.size());
    }

    /** Resident bytes; 0: it ended meanwhile. */
    private long look(long pid) {
        try {
            Path folder = Path.of("/proc", String.valueOf(pid));
            String stat = Files.readString(folder.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            alive.put(
                    pid + " " + fields[START_TIME],
                    new Times(
                            number(fields, USER_TIME) + number(fields, USER_TIME + 1),
                            number(fields, USER_TIME + 2) + number(fields, USER_TIME + 3)));
            return Files.readAllLines(folder.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long number(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }

    /** Usage until now. */
    synchronized Usage usage() {
        assertThat(looking.isDone()).as("the looking has stopped").isFalse();
        look();
        long sampled = seen.values().stream().mapToLong(Times::own).sum();
        long handedOn = alive.values().stream()
                .mapToLong(times -> times.own() + times.children())
                .sum();
        // each way misses something: take the one that misses less
        long ticks = Math.max(sampled, handedOn);
        return new Usage(Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND), peakBytes, peakProcesses);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
