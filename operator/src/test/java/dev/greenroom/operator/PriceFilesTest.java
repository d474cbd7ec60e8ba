package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cost.PriceBooks;
import org.junit.jupiter.api.Test;

class PriceFilesTest {
    private static final PriceBooks BOOKS = PriceFiles.load();

    @Test
    void everyBookIsOfTheRegionThatItsFileNames() {
        assertThat(BOOKS.byRegion()).containsOnlyKeys("us-east-1", "us-west-2");
        BOOKS.byRegion().forEach((region, book) -> assertThat(book.region()).isEqualTo(region));
    }

    @Test
    void aRegionWithABookIsDatedPlainly() {
        assertThat(BOOKS.of("us-west-2").region()).isEqualTo("us-west-2");
        assertThat(BOOKS.of("us-west-2").date()).isEqualTo("2026-06");
    }

    @Test
    void aRegionWithoutABookSaysWhosePricesItShows() {
        assertThat(BOOKS.of("eu-north-1").date()).isEqualTo("2026-06 (us-east-1)");
        assertThat(BOOKS.of("eu-north-1").acuHour()).isEqualTo("0.12");
    }
}
