package dev.greenroom.sandbox.story.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({
        "'50 132\n', 50, 132",
        "'0 0\n', 24, 80",
        "'stty: /dev/tty: No such device or address\n', 24, 80",
        "'', 24, 80",
    })
    void whatSttySaysIsReadAndAnythingElseIsTheUsualSize(String answer, int rows, int columns) {
        assertThat(Size.parse(answer)).isEqualTo(new Size(rows, columns));
    }
}
