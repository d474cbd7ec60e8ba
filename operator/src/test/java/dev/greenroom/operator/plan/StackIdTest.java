package dev.greenroom.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackIdTest {
    private static final String LONG = "n".repeat(63);

    private static Owner owner(String kind, String namespace, String name) {
        return new Owner("dev", namespace, kind, name);
    }

    @Test
    void namesClusterNamespaceKindAndPart() {
        assertThat(StackId.of(owner("PreviewEnvironment", "gp-api", "pr-7"), Part.DATA))
                .isEqualTo(new StackId("dev.gp-api.pr-pr-7.data"));
        assertThat(StackId.of(owner("ServiceDeployment", "gp-api", "pr-7"), Part.APP))
                .isEqualTo(new StackId("dev.gp-api.svc-pr-7.app"));
    }

    @Test
    void aNameOfAHundredCharactersIsKeptAndALongerOneEndsInAHash() {
        int rest = 100 - "dev..pr-.net".length() - LONG.length();
        Owner fits = owner("PreviewEnvironment", LONG, "p".repeat(rest));
        Owner tooLong = owner("PreviewEnvironment", LONG, "p".repeat(rest + 1));

        assertThat(StackId.of(fits, Part.NET).name()).hasSize(100).endsWith("ppp.net");
        assertThat(StackId.of(tooLong, Part.NET).name())
                .hasSize(100)
                .startsWith("dev." + LONG + ".pr-p")
                .endsWith("-" + tooLong.hash8() + ".net");
    }

    @Test
    void shortenedNamesTellOwnersAndPartsApart() {
        List<String> names = new ArrayList<>();
        for (String last : List.of("a", "b", "c")) {
            for (Part part : Part.values()) {
                names.add(StackId.of(owner("PreviewEnvironment", LONG, "p".repeat(62) + last), part)
                        .name());
            }
        }

        assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name)
                .hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a b", "a/b", "--yes;rm", "a_b", "é"})
    void whatAProcessCouldTakeForSomethingElseIsNoStackName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StackId(name));
    }
}
