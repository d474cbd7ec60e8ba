package dev.greenroom.sandbox.difference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the state files of a folder again and again, and keeps every text that it sees. */
final class Moments implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Path folder;
    private final Set<String> texts = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;

    /** Begins to look. */
    Moments(Path folder) {
        this.folder = folder;
        looking = timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        files(folder).stream()
                .filter(file -> Seen.isState(file.getFileName().toString()))
                .forEach(this::read);
    }

    private void read(Path file) {
        try {
            texts.add(Files.readString(file));
        } catch (NoSuchFileException e) {
            // the stack was removed since the folder was listed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of a folder, which may not be there. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<String> texts() {
        if (looking.isDone()) {
            throw new IllegalStateException("it has ceased to look at " + folder);
        }
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
