package dev.greenroom.sandbox.fleet;

import dev.greenroom.operator.JavaUtilLogging;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a minute of what {@link SoakTrial} does for ten: a leak in every run or pass shows in it. */
class SoakTest {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Soak.Margins MARGINS = new Soak.Margins(32L << 20, 16, 32, 48);

    @TempDir
    Path folder;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @Test
    void halfAMinuteOfChangeLeavesTheProcessAsItWas() throws Exception {
        new Soak(folder, MARGINS).hold(TIME, TIME.dividedBy(20));
    }
}
