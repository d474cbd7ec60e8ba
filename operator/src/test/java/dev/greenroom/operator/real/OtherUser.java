package dev.greenroom.operator.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A user that the machine has no account for, as a cluster may give to a pod. Only root can become one. */
record OtherUser(int id) {
    private static final int FIRST = 200_000;
    private static final int LAST = 900_000;

    /** One that nobody else uses. */
    static OtherUser any() {
        return new OtherUser(ThreadLocalRandom.current().nextInt(FIRST, LAST));
    }

    /** Whether this process may become another user and mount what only that one sees. */
    static boolean canBeBecome() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        List<String> words = Stream.concat(any().become(Path.of("/etc/passwd"), folder), Stream.of("true"))
                .toList();
        try {
            return new ProcessBuilder(words).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The machine's list of users with this one in it: a CLI that was not linked statically cannot do without. */
    String passwd() throws IOException {
        return Files.readString(Path.of("/etc/passwd")) + "greenroom:x:" + id + ":" + id + "::/:/usr/sbin/nologin\n";
    }

    /**
     * The words that run a command as this user: without any of root's rights, and with a root file system that nobody writes to.
     *
     * @param passwd what it sees as /etc/passwd
     * @param temporary what it sees as /tmp, and can write to
     */
    Stream<String> become(Path passwd, Path temporary) {
        String mounts = "mount --bind \"$1\" /etc/passwd && mount --bind \"$2\" /tmp"
                + " && mount -o remount,bind,ro / && shift 2 && exec \"$@\"";
        return Stream.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                mounts,
                "sh",
                passwd.toString(),
                temporary.toString(),
                "setpriv",
                "--reuid=" + id,
                "--regid=" + id,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all");
    }

    /** Gives a file or a folder to this user alone. */
    void own(Path path, String permissions) {
        try {
            Files.setAttribute(path, "unix:uid", id);
            Files.setAttribute(path, "unix:gid", id);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file, a folder or a process' entry in /proc is this user's; false when it is gone. */
    boolean owns(Path path) {
        try {
            return Files.getAttribute(path, "unix:uid").equals(id);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of this user's lies anywhere on the machine but in a folder. */
    List<String> filesOutside(Path folder) {
        return Command.run(
                        List.of(
                                "sh",
                                "-c",
                                "find / \\( -path /proc -o -path /sys -o -path '" + folder + "' \\) -prune -o -uid "
                                        + id + " -print 2>/dev/null || true"),
                        "",
                        Map.of())
                .lines()
                .toList();
    }
}
