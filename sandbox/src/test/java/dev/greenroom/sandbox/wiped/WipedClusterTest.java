package dev.greenroom.sandbox.wiped;

import dev.greenroom.operator.JavaUtilLogging;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WipedClusterTest {
    private static final int PREVIEWS = Integer.getInteger("previews", 30);

    @TempDir
    Path folder;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @Test
    void allEnvironmentsAreAdoptedWithoutARunOrAChangeOnAws() throws Exception {
        new Wipe(folder, PREVIEWS, Duration.ofSeconds(30 + 2L * PREVIEWS)).happen();
    }
}
