package dev.greenroom.sandbox.fleet;

import dev.greenroom.operator.JavaUtilLogging;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten minutes of ceaseless change, sampled every half minute. Run by name, for {@code -Dminutes=} if not ten: {@code mvn test -pl
 * sandbox -am -Dtest=SoakTrial -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SoakTrial {
    private static final Duration TIME = Duration.ofMinutes(Long.getLong("minutes", 10));
    private static final Soak.Margins MARGINS = new Soak.Margins(24L << 20, 8, 16, 24);

    @TempDir
    Path folder;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @Test
    void tenMinutesOfChangeLeaveTheProcessAsItWas() throws Exception {
        new Soak(folder, MARGINS).hold(TIME, TIME.dividedBy(20));
    }
}
