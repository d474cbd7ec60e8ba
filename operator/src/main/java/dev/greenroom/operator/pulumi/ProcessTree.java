package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.stack.NamedThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

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
     * <p>Amid a create it is killed at once: asked to stop, it has its plugins cancel their calls, takes the create for failed
     * and forgets that it was begun, while AWS may carry it out. Killed, it leaves a note of it in the state.
     *
     * @param atOnce when it is complete, there is no grace any more
     * @param creating whether the state notes creates that have not ended; asked while the CLI stands still
     */
    boolean stop(Duration grace, CompletableFuture<?> atOnce, BooleanSupplier creating) {
        boolean interrupted = Thread.interrupted();
        List<ProcessHandle> all = root.descendants().toList();
        boolean ended = !creates(grace, atOnce, creating)
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

    /** Whether the CLI, which stands still meanwhile, has a create to forget. What cannot be told in time counts as one. */
    private boolean creates(Duration patience, CompletableFuture<?> atOnce, BooleanSupplier creating) {
        if (atOnce.isDone() || !signal("STOP")) {
            return true;
        }
        CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(
                        creating::getAsBoolean,
                        question ->
                                new NamedThreads("run-stop").newThread(question).start())
                .exceptionally(trouble -> true);
        boolean told = ended(CompletableFuture.anyOf(answer, atOnce), patience);
        return !told || answer.getNow(true) || !signal("CONT");
    }

    /** False: it could not be sent. Java has no other signals than SIGTERM and SIGKILL. */
    private boolean signal(String name) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + root.pid()).start();
            return kill.onExit().join().exitValue() == 0;
        } catch (IOException noShell) {
            return false;
        }
    }

    private boolean terminated(Duration patience, CompletableFuture<?> atOnce) {
        root.destroy();
        return ended(CompletableFuture.anyOf(exit, atOnce), patience) && exit.isDone();
    }

    private static boolean ended(CompletableFuture<?> what, Duration patience) {
        try {
            what.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
