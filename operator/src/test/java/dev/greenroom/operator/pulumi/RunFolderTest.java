package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's own folder. */
class RunFolderTest {
    private static final String RUN = "4af62060-data-mwt8h6ds";

    @TempDir
    private Path folder;

    @Test
    void leavesRoomForTheSocketsThatPluginsMakeInIt() throws IOException {
        try (RunFolder run = RunFolder.create(folder, RUN, null)) {
            String below = folder.relativize(run.temporary()).toString();

            // of 107 characters, the longest temporary folder, the operator's own below it, and a plugin's socket
            assertThat("/var/run/greenroom/tmp/greenroom-4194304-1763939999999/" + below + "/plugin1234567890")
                    .hasSizeLessThanOrEqualTo(107);
        }
    }

    @Test
    void isAnotherOneIfTheNameIsTaken() throws IOException {
        try (RunFolder first = RunFolder.create(folder, RUN, null);
                RunFolder second = RunFolder.create(folder, RUN, null)) {
            assertThat(second.path()).isNotEqualTo(first.path()).exists();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
