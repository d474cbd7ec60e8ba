package dev.greenroom.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final List<Figure> FIGURES = List.of(
            Figure.of("one run", 2.345, "s").aim("≤ 3 s").neighbour("5.7 s").note("median of 3"),
            Figure.of("processes", 3, "processes"),
            Figure.of("share", 0.01234, "%"),
            Figure.missing("memory", "MB", "there is no /proc"));

    @Test
    void columnsAreAlignedAndNotesNumbered() {
        assertThat(Table.text(FIGURES)).isEqualTo("""
                figure       value        aim    neighbour
                one run [1]  2.35 s       ≤ 3 s  5.7 s
                processes    3 processes
                share        0.0123 %
                memory [2]   —
                [1] median of 3
                [2] not measured: there is no /proc
                """);
    }

    @Test
    void theReadmeGetsTheSameAsMarkdown() {
        assertThat(Table.markdown(FIGURES)).isEqualTo("""
                | figure | value | aim | neighbour |
                |---|---:|---|---|
                | one run [1] | 2.35 s | ≤ 3 s | 5.7 s |
                | processes | 3 processes |  |  |
                | share | 0.0123 % |  |  |
                | memory [2] | — |  |  |

                1. median of 3
                2. not measured: there is no /proc
                """);
    }

    @Test
    void aFigureThatIsMissingIsNullInTheJson() throws Exception {
        assertThat(new Results(Map.of("cores", "2"), FIGURES).json())
                .contains("\"cores\" : \"2\"", "\"value\" : 2.345", "\"value\" : null", "\"neighbour\" : \"5.7 s\"");
    }
}
