package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectToTest {

    @Test
    void readsCurlsForm() {
        assertThat(ConnectTo.parseAll("a.example.com:443:127.0.0.1:8443, :80:[::1]:, :::"))
                .containsExactly(
                        new ConnectTo("a.example.com", 443, "127.0.0.1", 8443),
                        new ConnectTo("", 80, "::1", 0),
                        new ConnectTo("", 0, "", 0));
    }

    @Test
    void isEmptyForAnEmptySetting() {
        assertThat(ConnectTo.parseAll("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a:b:c:d", "a:443:b", "a:443:b:443:c", "a:443:[::1:443", "a:1234567:b:1"})
    void refusesOtherForms(String rule) {
        assertThatThrownBy(() -> ConnectTo.parseAll(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HOST1:PORT1:HOST2:PORT2");
    }

    @Test
    void takesTheFirstRuleThatSpeaksOfHostAndPort() {
        List<ConnectTo> rules = ConnectTo.parseAll("A.example.com:443:one:1,a.example.com::two:2,:443:three:3");
        assertThat(ConnectTo.find(rules, "a.example.com", 443)).contains(rules.get(0));
        assertThat(ConnectTo.find(rules, "a.example.com", 80)).contains(rules.get(1));
        assertThat(ConnectTo.find(rules, "b.example.com", 443)).contains(rules.get(2));
        assertThat(ConnectTo.find(rules, "b.example.com", 80)).isEmpty();
    }
}
