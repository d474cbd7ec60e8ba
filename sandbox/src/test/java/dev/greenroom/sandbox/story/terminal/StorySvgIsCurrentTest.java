package dev.greenroom.sandbox.story.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The picture in the README is that of the recording beside it. To record anew: {@code mvn -Psandbox -Drecord=docs/story.cast},
 * then this test with {@code -Dupdate}.
 */
class StorySvgIsCurrentTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void thePictureIsThatOfTheRecording() throws IOException {
        String picture = StorySvg.draw(Files.readString(DOCS.resolve("story.cast")));

        if (System.getProperty("update") != null) {
            Files.writeString(DOCS.resolve("story.svg"), picture);
        }

        assertThat(Files.readString(DOCS.resolve("story.svg"))).isEqualTo(picture);
    }
}
