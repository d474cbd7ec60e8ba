package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretJsonTest {

    @Test
    void readsWhatItWrites() {
        Map<String, String> entries = Map.of("password", "p", "port", "5432");
        assertThat(SecretJson.read(SecretJson.write(entries))).contains(entries);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "hunter2", "[1]", "{\"open\":", "null"})
    void isEmptyForAnythingButAnObject(String text) {
        assertThat(SecretJson.read(text)).isEmpty();
    }
}
