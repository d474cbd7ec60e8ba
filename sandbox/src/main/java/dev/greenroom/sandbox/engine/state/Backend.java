package dev.greenroom.sandbox.engine.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a {@code file://} backend, project-scoped layout. Errors of the file system are {@link UncheckedIOException}. */
public final class Backend {
    private static final String JSON = ".json";

    private final Path root;
    private final Path bookkeeping;

    /** Makes the folder a backend, unless it is one. */
    public Backend(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.bookkeeping = this.root.resolve(".pulumi");
        Path meta = bookkeeping.resolve("meta.yaml");
        if (!Files.exists(meta)) {
            write(meta, "version: 1\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** As {@code pulumi whoami} names it. */
    public String url() {
        return "file://" + root;
    }

    Path locks(StackReference stack) {
        return bookkeeping.resolve("locks").resolve(stack.qualified());
    }

    /** As the CLI's texts name a file of the backend. */
    String urlOf(Path file) {
        return "file://" + file + "?no_tmp_dir=true";
    }

    public Optional<byte[]> read(StackReference stack) {
        return content(state(stack));
    }

    public boolean exists(StackReference stack) {
        return Files.exists(state(stack));
    }

    /** Keeps what was there as {@code .bak}. */
    public void write(StackReference stack, byte[] checkpoint) {
        Path file = state(stack);
        if (Files.exists(file)) {
            with(() -> Files.copy(file, backup(stack), StandardCopyOption.REPLACE_EXISTING));
        }
        write(file, checkpoint);
    }

    /** Stacks of a project, by name. */
    public List<StackReference> stacks(String project) {
        return files(bookkeeping.resolve("stacks").resolve(project)).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(JSON))
                .map(name -> new StackReference(project, name.substring(0, name.length() - JSON.length())))
                .toList();
    }

    /** Removes the stack and its history; the last state stays as {@code .bak}, and so do the backups. */
    public void remove(StackReference stack) {
        with(() -> Files.move(state(stack), backup(stack), StandardCopyOption.REPLACE_EXISTING));
        removeAll(folder("history", stack));
    }

    /** Adds what an update was, and the state it left, to the history; and the state to the backups. */
    public void keep(StackReference stack, byte[] update, Instant now) {
        String base = stack.name() + "-" + nanos(now);
        write(folder("history", stack).resolve(base + ".history.json"), update);
        read(stack).ifPresent(state -> {
            write(folder("history", stack).resolve(base + ".checkpoint.json"), state);
            write(folder("backups", stack).resolve(stack.name() + "." + nanos(now) + JSON), state);
        });
    }

    /** Updates of the stack, the last first. */
    public List<byte[]> history(StackReference stack) {
        List<byte[]> updates = new ArrayList<>();
        files(folder("history", stack)).stream()
                .filter(file -> file.toString().endsWith(".history.json"))
                .sorted(Comparator.reverseOrder())
                .forEach(file -> content(file).ifPresent(updates::add));
        return updates;
    }

    private Path state(StackReference stack) {
        return bookkeeping.resolve("stacks").resolve(stack.project()).resolve(stack.name() + JSON);
    }

    private Path backup(StackReference stack) {
        return state(stack).resolveSibling(stack.name() + JSON + ".bak");
    }

    private Path folder(String kind, StackReference stack) {
        return bookkeeping.resolve(kind).resolve(stack.project()).resolve(stack.name());
    }

    private static String nanos(Instant time) {
        return time.getEpochSecond() + String.format("%09d", time.getNano());
    }

    static Optional<byte[]> content(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of a folder that may not be there, in order. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: readers do not lock. */
    static void write(Path file, byte[] content) {
        with(() -> {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), ".", ".part");
            Files.write(part, content);
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    private static void removeAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        with(() -> Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        }));
    }

    private static void with(Access access) {
        try {
            access.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Access {
        Path run() throws IOException;
    }
}
