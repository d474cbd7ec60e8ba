package dev.greenroom.operator.pulumi;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run's own folder, readable by nobody else and gone after the run: the workspace, temporary files, the CLI's output, and a
 * PULUMI_HOME, so that runs share no file that the CLI writes. Plugins are found through a link.
 */
public final class RunFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * @param plugins a PULUMI_HOME with plugins; null: none
     */
    static RunFolder create(Path parent, String runId, Path plugins) throws IOException {
        Files.createDirectories(parent);
        RunFolder folder = new RunFolder(make(parent, "run-" + runId, 0));
        for (Path part : new Path[] {folder.workspace(), folder.temporary(), folder.output(), folder.pulumiHome()}) {
            Files.createDirectory(part);
        }
        if (plugins != null) {
            Files.createSymbolicLink(folder.pulumiHome().resolve("plugins"), plugins.resolve("plugins"));
        }
        return folder;
    }

    /** Short, because plugins make sockets below it, and a socket's path has at most 107 characters ("unix(7)"). */
    private static Path make(Path parent, String name, int taken) throws IOException {
        try {
            return Files.createDirectory(parent.resolve(taken == 0 ? name : name + "-" + taken), PRIVATE);
        } catch (FileAlreadyExistsException e) {
            return make(parent, name, taken + 1);
        }
    }

    public Path path() {
        return path;
    }

    Path workspace() {
        return path.resolve("workspace");
    }

    Path temporary() {
        return path.resolve("tmp");
    }

    Path output() {
        return path.resolve("output");
    }

    Path pulumiHome() {
        return path.resolve("pulumi");
    }

    @Override
    public void close() {
        try {
            remove(path);
        } catch (IOException e) {
            // the run's outcome stands; what a plugin wrote at its very end is left to the next start of the container
            LOG.warn("the run's folder {} could not be removed: {}", path, e.toString());
        }
    }

    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new Removal());
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE; // a plugin that is still ending removes its own files
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
