package dev.greenroom.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;

/** A request that AWS refuses with a code and words. */
record Refusal(String what, String code, String words, Consumer<TestAccount> request) {

    void check(TestAccount account) {
        assertThatThrownBy(() -> request.accept(account))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Override
    public String toString() {
        return what;
    }
}
