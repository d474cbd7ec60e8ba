package dev.greenroom.sandbox.bench;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How much is measured: the defaults are what the README's figures come from, less is for a trial. */
final class Scale {
    @Option(names = "--previews", defaultValue = "1000", description = "Size of the idle fleet.")
    int previews;

    @Option(names = "--runs", defaultValue = "16", description = "How many runs at once.")
    int runs;

    @Option(
            names = "--repeats",
            defaultValue = "3",
            description = "How often a single thing is done; the median counts.")
    int repeats;

    @Option(names = "--window", defaultValue = "300", description = "Seconds for which the idle fleet is watched.")
    int window;

    @Option(names = "--speed", defaultValue = "1", description = "Of the clock while the overhead is measured.")
    double speed;

    @Option(names = "--folder", defaultValue = "target/bench", description = "Of results and files.")
    Path folder;

    @Option(names = "--started-at", defaultValue = "0", hidden = true)
    long startedAt;

    Path examples() {
        return Path.of("examples").toAbsolutePath();
    }

    Duration windowLength() {
        return Duration.ofSeconds(window);
    }

    String summary() {
        return "previews %d, runs at once %d, repeats %d, window %d s, speed %s"
                .formatted(previews, runs, repeats, window, speed);
    }
}
