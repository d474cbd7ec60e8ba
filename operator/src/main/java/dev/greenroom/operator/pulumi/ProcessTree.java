package dev.greenroom.operator.pulumi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A CLI process and the plugins under it. Plugins are in process groups of their own, so a signal to the CLI's group would not
 * reach them.
 */
final class ProcessTree {
    /** The CLI's second SIGTERM makes it give up waiting for plugins; what is left then is to write the state and unlock. */
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);

    private final ProcessHandle root;
    private final CompletableFuture<?> exit;

    ProcessTree(ProcessHandle root) {
        this.root = root;
        this.exit = root.onExit();
    }

    /**
     * Asks the CLI to stop, asks again after the grace period, then kills all that is left. True: it was killed.
     *
     * @param atOnce when it is complete, there is no grace any more
     */
    boolean stop(Duration grace, CompletableFuture<?> atOnce) {
        boolean interrupted = Thread.interrupted();
        List<ProcessHandle> all = root.descendants().toList();
        boolean ended = !atOnce.isDone()
                && (terminated(grace, atOnce)
                        || terminated(grace.compareTo(LAST_WRITES) < 0 ? grace : LAST_WRITES, atOnce));
        kill(all);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !ended;
    }

    /** Kills the CLI and then all that is under it, so that it does not hear of its plugins' end. */
    void kill() {
        kill(root.descendants().toList());
    }

    private void kill(List<ProcessHandle> known) {
        List<ProcessHandle> all = new ArrayList<>(known);
        all.addAll(root.descendants().toList());
        root.destroyForcibly();
        exit.join();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean terminated(Duration patience, CompletableFuture<?> atOnce) {
        root.destroy();
        try {
            CompletableFuture.anyOf(exit, atOnce).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return exit.isDone();
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
