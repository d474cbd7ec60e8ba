package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretKeysTest {

    @Test
    void saysNothingWhenAllKeysAreThere() {
        assertThat(SecretKeys.missing("S", Set.of("A"), Optional.of(Set.of("A", "B"))))
                .isEmpty();
    }

    @Test
    void namesAMissingKeyAndCountsTheOthersWithoutNamingThem() {
        assertThat(sentence(Set.of("JWT_SECRET"), Optional.of(Set.of("A", "B", "C"))))
                .isEqualTo("secret GP_API_PREVIEW has no key JWT_SECRET (it has 3 other keys)");
        assertThat(sentence(Set.of("JWT_SECRET", "A"), Optional.of(Set.of("A"))))
                .isEqualTo("secret GP_API_PREVIEW has no key JWT_SECRET (it has 1 other key)");
    }

    @Test
    void saysThatAValueWithoutKeysIsNoJson() {
        assertThat(sentence(Set.of("JWT_SECRET"), Optional.empty()))
                .isEqualTo("secret GP_API_PREVIEW has no key JWT_SECRET (its value is not a JSON object)");
    }

    private static String sentence(Set<String> keys, Optional<Set<String>> there) {
        return SecretKeys.missing("GP_API_PREVIEW", keys, there).orElseThrow();
    }
}
