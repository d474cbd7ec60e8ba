package dev.greenroom.sandbox.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What Linux tells of processes in {@code /proc} (proc(5)). */
final class Proc {
    static final String ABSENT = "there is no /proc";

    private static final Path ROOT = Path.of("/proc");
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final String RESIDENT = "VmRSS:";
    private static final double KIB_IN_MB = 1024.0;
    private static final double TICKS_A_SECOND = 100;
    /** In {@code stat}, counted from the state, which follows the name in brackets: cutime and cstime. */
    private static final List<Integer> OF_CHILDREN = List.of(13, 14);

    private Proc() {}

    static boolean present() {
        return Files.isReadable(ROOT.resolve("self/stat"));
    }

    /** Of this process alone. */
    static double ownCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** Of all processes that this one started and that have ended, and of those that these started and waited for. */
    static double cpuSecondsOfEndedChildren() throws IOException {
        String stat = Files.readString(ROOT.resolve("self/stat"));
        List<String> fields = List.of(BLANKS.split(stat.substring(stat.lastIndexOf(')') + 2), -1));
        return OF_CHILDREN.stream()
                        .mapToLong(field -> Long.parseLong(fields.get(field)))
                        .sum()
                / TICKS_A_SECOND;
    }

    /** In MB (of 2^20 bytes); zero of a process that has ended. */
    static double residentMb(long pid) {
        try {
            return Files.readAllLines(ROOT.resolve(Long.toString(pid)).resolve("status")).stream()
                            .filter(line -> line.startsWith(RESIDENT))
                            .map(line -> BLANKS.split(
                                            line.substring(RESIDENT.length()).trim(), -1)[0])
                            .mapToLong(Long::parseLong)
                            .sum()
                    / KIB_IN_MB;
        } catch (IOException e) {
            return 0;
        }
    }

    static double ownResidentMb() {
        return residentMb(ProcessHandle.current().pid());
    }
}
