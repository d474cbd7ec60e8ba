package dev.greenroom.sandbox.story.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sandbox.story.terminal.PreviewTable.Styled;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTableTest {
    private static final Row READY = new Row(
            "gp-api-pr-123",
            "123",
            "Ready",
            "True",
            "https://gp-api-pr-123.preview.example.com",
            "80.49",
            "1/1 tasks run, 1 healthy",
            Row.Tone.GOOD);
    private static final Row BUSY = new Row(
            "gp-api-pr-7",
            "7",
            "Provisioning",
            "False",
            "",
            "",
            "data: 4/6 resources, waiting for the Aurora instance; net: 10/14 resources, waiting for the load balancer",
            Row.Tone.BUSY);

    private static List<String> texts(List<Row> rows, int height, int width) {
        return PreviewTable.lines(rows, new Size(height, width)).stream()
                .map(Styled::text)
                .toList();
    }

    @Test
    void itLooksAsKubectlDoesWithWhatEachPreviewIsDoing() {
        assertThat(texts(List.of(READY, BUSY), 24, 100))
                .containsExactly(
                        "NAME            PR    PHASE          READY   URL                                         COST/MO",
                        "gp-api-pr-123   123   Ready          True    https://gp-api-pr-123.preview.example.com   80.49",
                        "   1/1 tasks run, 1 healthy",
                        "",
                        "gp-api-pr-7     7     Provisioning   False",
                        "   data: 4/6 resources, waiting for the Aurora instance; net: 10/14 resources, waiting for the load",
                        "   balancer");
    }

    @Test
    void aNarrowTerminalShortensTheUrlAndANarrowerOneGoesWithoutIt() {
        assertThat(texts(List.of(READY), 24, 80))
                .contains("gp-api-pr-123   123   Ready   True    https://gp-api-pr-123.preview.e…   80.49");
        assertThat(texts(List.of(READY), 24, 50)).contains("gp-api-pr-123   123   Ready   True    80.49");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 40, 60, 80, 120, 300})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(texts(List.of(READY, BUSY), 24, width))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void aFleetIsCutToTheHeightAndTheRestIsCounted() {
        List<Row> fleet =
                IntStream.range(0, 40).mapToObj(i -> i % 4 == 0 ? BUSY : READY).toList();

        List<String> lines = texts(fleet, 24, 100);

        assertThat(lines).hasSizeLessThan(24 - 4).endsWith("and 25 more: 6 Provisioning, 19 Ready");
        assertThat(lines).noneMatch(line -> line.contains("1 healthy"));
    }

    @Test
    void withoutPreviewsThereIsNoTable() {
        assertThat(texts(List.of(), 24, 80)).isEmpty();
    }
}
