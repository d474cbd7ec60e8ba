package dev.greenroom.sandbox.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The locks of stacks: files that say who works on it since when ("Pulumi CLI", DIY backend). */
public final class StackLocks {
    private static final String HOST = hostName();

    private final Backend backend;
    private final Clock clock;

    /** A stack is locked; the message is the CLI's. */
    public static final class LockedException extends Exception {
        private static final long serialVersionUID = 1L;

        LockedException(String message) {
            super(message);
        }
    }

    /** A lock that is held. */
    @FunctionalInterface
    public interface Lock {
        void release();
    }

    public StackLocks(Backend backend, Clock clock) {
        this.backend = backend;
        this.clock = clock;
    }

    /** Locks a stack in the name of a user. */
    public Lock lock(StackReference stack, String user) throws LockedException {
        Path mine = backend.locks(stack).resolve(UUID.randomUUID() + ".json");
        check(stack, mine);
        ObjectNode content = Checkpoints.JSON
                .createObjectNode()
                .put("pid", ProcessHandle.current().pid())
                .put("username", user)
                .put("hostname", HOST)
                .put("timestamp", clock.instant().toString());
        Backend.write(mine, Checkpoints.bytes(content));
        try {
            check(stack, mine);
        } catch (LockedException e) {
            delete(mine);
            throw e;
        }
        return () -> delete(mine);
    }

    /** Removes all locks of the stack, whoever holds them. */
    public void cancel(StackReference stack) {
        Backend.files(backend.locks(stack)).forEach(StackLocks::delete);
    }

    private void check(StackReference stack, Path mine) throws LockedException {
        List<Path> others = Backend.files(backend.locks(stack)).stream()
                .filter(file -> file.toString().endsWith(".json") && !file.equals(mine))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder(
                "the stack is currently locked by " + others.size()
                        + " lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.");
        for (Path other : others) {
            Backend.content(other).map(Checkpoints::parse).ifPresent(lock -> message.append("\n  ")
                    .append(described(other, lock)));
        }
        throw new LockedException(message.toString());
    }

    private String described(Path file, JsonNode lock) {
        String since = java.time.Instant.parse(lock.path("timestamp").asText())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return backend.urlOf(file) + ": created by " + lock.path("username").asText() + "@"
                + lock.path("hostname").asText() + " (pid " + lock.path("pid").asText() + ") at " + since;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hostName() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException e) {
            return "localhost";
        }
    }
}
