package dev.greenroom.sandbox.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code pulumi} on a PATH of its own that notes its first two arguments, attaches to a provider, and becomes the installed one.
 * The operator hands its CLI no variable such as {@code PULUMI_DEBUG_PROVIDERS}.
 */
final class CountedCli {
    private static final String PATH = "PATH";

    private final Path notes;
    private final Map<String, String> environment;

    private CountedCli(Path notes, Map<String, String> environment) {
        this.notes = notes;
        this.environment = environment;
    }

    static Optional<Path> installed() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault(PATH, ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "pulumi"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static CountedCli around(Path pulumi, Path folder, int providerPort) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin").toAbsolutePath());
        Path notes = bin.resolve("commands");
        Files.writeString(notes, "");
        Path script = bin.resolve("pulumi");
        Files.writeString(script, """
                #!/bin/sh
                echo "$1 $2" >> '%s'
                PULUMI_DEBUG_PROVIDERS=aws:%d exec '%s' "$@"
                """.formatted(notes, providerPort, pulumi));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.merge(PATH, bin.toString(), (old, own) -> own + File.pathSeparator + old);
        return new CountedCli(notes, environment);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** How many were started until now. */
    int count() throws IOException {
        return Files.readAllLines(notes).size();
    }
}
