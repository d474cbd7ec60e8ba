package dev.greenroom.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    @TempDir
    Path folder;

    private Path readme;

    @BeforeEach
    void name() {
        readme = folder.resolve("README.md");
    }

    @Test
    void replacesOldFiguresAndLeavesTheRest() throws IOException {
        Files.writeString(readme, "# Title\n" + Readme.BEGIN + "old\n" + Readme.END + "the end\n");

        Readme.put(readme, "new\n");
        Readme.put(readme, "newer\n");

        assertThat(readme).hasContent("# Title\n" + Readme.BEGIN + "\nnewer\n\n" + Readme.END + "the end\n");
    }

    @Test
    void saysWhatATextWithoutAPlaceLacks() throws IOException {
        Files.writeString(readme, "# Title\n");

        assertThatThrownBy(() -> Readme.put(readme, "new\n")).hasMessageContaining("has no place for figures");
        assertThat(readme).hasContent("# Title\n");
    }
}
