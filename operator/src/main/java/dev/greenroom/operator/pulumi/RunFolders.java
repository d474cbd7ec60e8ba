package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.stack.Instance;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of runs under the temporary folder, one folder an operator's life. What lives before this one were not given the
 * time to remove may hold secrets, and is removed as soon as nothing uses it.
 */
public final class RunFolders {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolders.class);
    private static final Pattern OF_LIFE = Pattern.compile("greenroom-(?<pid>\\d+)-(?<started>\\d+)");

    private final Path temporary;

    public RunFolders(Path temporary) {
        this.temporary = temporary;
    }

    /** Where an operator's runs have their folders. */
    public Path of(Instance operator) {
        return temporary.resolve("greenroom-" + operator.pid() + "-" + millis(operator.started()));
    }

    /** Removes what is left of dead operators, but for what a process of theirs still uses. */
    public void removeDead() {
        for (Path life : list(temporary, "greenroom-*")) {
            Matcher name = OF_LIFE.matcher(life.getFileName().toString());
            if (name.matches()
                    && !LinuxProcesses.alive(
                            Long.parseLong(name.group("pid")),
                            Instant.ofEpochMilli(Long.parseLong(name.group("started"))))) {
                list(life, "run-*").stream()
                        .filter(run -> !LinuxProcesses.uses(run))
                        .forEach(RunFolders::remove);
                removeIfEmpty(life);
            }
        }
    }

    private static long millis(Instant started) {
        return started == null ? 0 : started.toEpochMilli();
    }

    private static List<Path> list(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(found::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through: {}", folder, e.toString());
        }
        return found;
    }

    private static void remove(Path run) {
        try {
            RunFolder.remove(run);
            LOG.info("removed {}, which a dead operator left behind", run);
        } catch (IOException e) {
            LOG.warn("{}, which a dead operator left behind, could not be removed: {}", run, e.toString());
        }
    }

    private static void removeIfEmpty(Path life) {
        if (list(life, "*").isEmpty()) {
            remove(life);
        }
    }
}
