package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.stack.Instance;
import dev.greenroom.operator.stack.RunProcesses;
import dev.greenroom.operator.stack.StackClaims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This machine's processes as {@code /proc} shows them (proc(5)). A run's are known by the user name in their environment, which
 * is the run's own. Without {@code /proc} nothing can be told, and heartbeats decide.
 */
public final class LinuxProcesses implements RunProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxProcesses.class);
    private static final Path PROC = Path.of("/proc");

    private static final Duration CLOCK_ADJUSTMENT = Duration.ofSeconds(2);

    private final RunFolders folders;

    /** @param folders of runs, for what ended ones leave behind */
    public LinuxProcesses(RunFolders folders) {
        this.folders = folders;
    }

    /** This process. */
    public static Instance self(UUID id) {
        ProcessHandle self = ProcessHandle.current();
        return new Instance(
                id.toString(), self.info().user().orElse(null), host(), machine(), self.pid(), started(self));
    }

    @Override
    public Optional<Boolean> alive(Instance operator) {
        return operator.machine() == null || !operator.machine().equals(machine())
                ? Optional.empty()
                : Optional.of(alive(operator.pid(), operator.started()));
    }

    /** Whether it is still the process that began then. The kernel may tell the same beginning a second apart. */
    static boolean alive(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(LinuxProcesses::started)
                .filter(now -> Duration.between(started, now).abs().compareTo(CLOCK_ADJUSTMENT) <= 0)
                .isPresent();
    }

    /** Whether a process has its temporary files below the folder. */
    static boolean uses(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> environment(process).stream())
                .anyMatch(variable -> variable.startsWith(CliEnvironment.TMPDIR + "=" + folder + "/"));
    }

    @Override
    public void end(String runId) {
        Set<ProcessHandle> left = of(runId);
        List<ProcessHandle> roots = left.stream()
                .filter(process -> process.parent().filter(left::contains).isEmpty())
                .toList();
        for (ProcessHandle root : roots) {
            LOG.info("run {} of a dead operator left process {} behind: it is killed", runId, root.pid());
            new ProcessTree(root).kill();
        }
        of(runId).forEach(ProcessHandle::destroyForcibly);
        if (!roots.isEmpty()) {
            folders.removeDead();
        }
    }

    private static Set<ProcessHandle> of(String runId) {
        String mark = CliEnvironment.USER + "=" + StackClaims.userOf(runId);
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(mark))
                .collect(Collectors.toSet());
    }

    /** Of a process of another user, or one that has just ended, there is nothing to read. */
    private static List<String> environment(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(null);
    }

    /** The boot and the namespace of process ids, which each container has of its own. */
    private static String machine() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip() + "/"
                    + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
        } catch (IOException noProc) {
            return null;
        }
    }

    /** As the CLI takes it, for the stack's lock. */
    static String host() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/hostname")).strip();
        } catch (IOException noProc) {
            return "unknown";
        }
    }
}
