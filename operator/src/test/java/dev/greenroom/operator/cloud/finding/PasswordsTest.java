package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void hasThirtyTwoLettersAndDigitsOfAllThreeKinds() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(Passwords.make(random))
                    .matches("[A-Za-z0-9]{32}")
                    .containsPattern("[A-Z]")
                    .containsPattern("[a-z]")
                    .containsPattern("[0-9]");
        }
    }

    @Test
    void isAnotherEachTime() {
        Random random = new Random(7);
        assertThat(Passwords.make(random)).isNotEqualTo(Passwords.make(random));
    }
}
