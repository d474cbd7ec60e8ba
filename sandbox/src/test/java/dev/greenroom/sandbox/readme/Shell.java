package dev.greenroom.sandbox.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A person's terminal in the checkout, where commands are typed one after the other; and a second one for those that go on. */
final class Shell implements AutoCloseable {
    private final Path checkout;
    private final Path folder;
    private final Path kubeconfig;
    private final Duration patience;
    private final List<Process> running = new ArrayList<>();

    /** What a command printed in the end. */
    record Answer(int exitCode, String text) {}

    /**
     * A terminal.
     *
     * @param folder for what commands print, and a home in which nothing is set
     * @param patience how long a command may take
     */
    Shell(Path checkout, Path folder, Path kubeconfig, Duration patience) {
        this.checkout = checkout;
        this.folder = folder;
        this.kubeconfig = kubeconfig;
        this.patience = patience;
    }

    Answer run(String command) {
        try {
            Path printed = Files.createTempFile(folder, "printed", ".txt");
            Process process = start(command, printed);
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(
                        command + " has not ended in " + patience.toSeconds() + " s: " + Files.readString(printed));
            }
            return new Answer(process.exitValue(), Files.readString(printed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command, e);
        }
    }

    /** Leaves a command running until this is closed. Returns the file that it prints to. */
    Path leaveRunning(String command) throws IOException {
        Path printed = Files.createTempFile(folder, "watched", ".txt");
        start(command, printed);
        return printed;
    }

    private Process start(String command, Path printed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        running.add(process);
        return process;
    }

    /** Ctrl-C to all that is still running. */
    @Override
    public void close() {
        for (Process process : running) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
