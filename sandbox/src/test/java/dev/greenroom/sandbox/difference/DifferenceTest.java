package dev.greenroom.sandbox.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static JsonNode yaml(String text) {
        try {
            return Yaml.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void equalTreesDoNotDiffer() {
        assertThat(Difference.between("case", yaml("{a: [1, {b: x}]}"), yaml("{a: [1, {b: x}]}")))
                .isEmpty();
    }

    @Test
    void eachPlaceIsNamedOnce() {
        List<Difference> differences = Difference.between(
                "case", yaml("{a: [1, {b: x}], only: {real: 1}}"), yaml("{a: [2, {b: y}, z], more: true}"));

        assertThat(differences)
                .containsExactly(
                        new Difference("case / a / 0", "1", "2"),
                        new Difference("case / a / 1 / b", "x", "y"),
                        new Difference("case / a / 2", null, "z"),
                        new Difference("case / more", null, "true"),
                        new Difference("case / only", "{\"real\":1}", null));
    }

    @Test
    void aReviewedDifferenceCoversWhatItNamesAndNothingElse() {
        Reviewed reviewed = new Reviewed("* / status / image", "*:1", null, "because");

        assertThat(reviewed.covers(new Difference("case / step / status / image", "app:1", null)))
                .isTrue();
        assertThat(reviewed.covers(new Difference("case / step / status / image", "app:1", "app:1")))
                .isFalse();
        assertThat(reviewed.covers(new Difference("case / step / status / image", "app:2", null)))
                .isFalse();
        assertThat(reviewed.covers(new Difference("case / step / status / url", "app:1", null)))
                .isFalse();
    }

    @Test
    void everyReviewedDifferenceSaysWhereAndWhy() {
        assertThat(Reviewed.all()).allSatisfy(reviewed -> {
            assertThat(reviewed.where()).isNotBlank();
            assertThat(reviewed.reason()).as(reviewed.where()).isNotBlank();
        });
    }
}
