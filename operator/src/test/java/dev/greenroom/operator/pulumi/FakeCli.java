package dev.greenroom.operator.pulumi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Shell scripts that stand for {@code pulumi} and {@code setsid} in a folder, which is all that is on the PATH beside sh. */
final class FakeCli {
    private final Path folder;

    FakeCli(Path folder) throws IOException {
        this.folder = folder;
        script("setsid", "exec \"$@\"");
        pulumi("v3.255.0", "exit 0");
    }

    /**
     * @param version answered to {@code pulumi version}
     * @param body what every other command does
     */
    void pulumi(String version, String body) throws IOException {
        script("pulumi", "if [ \"$1\" = version ]; then echo " + version + "; exit 0; fi\n" + body);
    }

    void remove(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    Map<String, String> environment() {
        return Map.of("PATH", folder + ":/usr/bin:/bin", "FOLDER", folder.toString());
    }

    /** Only what was put there: for what is to be found missing. */
    Map<String, String> bareEnvironment() {
        return Map.of("PATH", folder.toString());
    }

    private void script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
