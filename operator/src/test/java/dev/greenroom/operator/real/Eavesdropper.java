package dev.greenroom.operator.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Copies, many times a second, what a user's processes have on their command lines, in their environments and in the files of
 * a folder: what whoever can look at the machine sees while runs are under way.
 */
final class Eavesdropper implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;
    /** Beyond that a file is a program or a library. */
    private static final long MOST_BYTES = 4L << 20;

    private static final Path PROCESSES = Path.of("/proc");

    private final OtherUser user;
    private final Path folder;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;
    private final Map<String, Set<String>> files = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> commandLines = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> environments = new ConcurrentHashMap<>();

    Eavesdropper(OtherUser user, Path folder) {
        this.user = user;
        this.folder = folder;
        this.looking = timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(user::owns)
                    .forEach(process -> {
                        String name = process.getFileName() + " "
                                + text(process.resolve("comm")).strip();
                        keep(commandLines, name, process.resolve("cmdline"));
                        keep(environments, name, process.resolve("environ"));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        filesNow().forEach(file -> keep(files, folder.relativize(file).toString(), file));
    }

    /** The files that are there now, and are no programs. */
    List<Path> filesNow() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() <= MOST_BYTES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a run ended meanwhile
        }
    }

    private static void keep(Map<String, Set<String>> texts, String name, Path file) {
        String text = text(file);
        if (!text.isEmpty()) {
            texts.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(text);
        }
    }

    /** Empty when it is gone. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    Map<String, String> files() {
        return joined("file ", files);
    }

    Map<String, String> commandLines() {
        return joined("command line ", commandLines);
    }

    Map<String, String> environments() {
        return joined("environment ", environments);
    }

    private static Map<String, String> joined(String kind, Map<String, Set<String>> texts) {
        Map<String, String> joined = new TreeMap<>();
        texts.forEach((name, seen) -> joined.put(kind + name, String.join("\n", seen)));
        return joined;
    }

    /** Looks no more; fails if a look did. */
    void end() throws Exception {
        boolean looked = !looking.isDone();
        looking.cancel(false);
        timer.shutdown();
        if (!timer.awaitTermination(10, TimeUnit.SECONDS) || !looked) {
            looking.get();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
