package dev.greenroom.sandbox.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {
    private final ApiResources resources = new ApiResources(List.of(), Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web | true",
                "app==web | true",
                "app=api | false",
                "app!=web | false",
                "tier!=web | true",
                "app in (api, web) | true",
                "app in (api) | false",
                "app notin (api,db) | true",
                "tier notin (api) | true",
                "app | true",
                "tier | false",
                "!tier | true",
                "!app | false",
                "app in (api,web),env=qa,!tier | true",
                "app in (api,web),env=production | false",
                "'' | true"
            })
    void selectsByLabels(String selector, boolean taken) {
        ObjectNode object = Json.object();
        object.withObject("/metadata/labels").put("app", "web").put("env", "qa");
        assertThat(LabelSelector.parse(selector).test(object)).isEqualTo(taken);
    }

    @Test
    void refusesALabelSelectorThatIsNone() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> LabelSelector.parse("a b c"))
                .withMessageStartingWith("unable to parse requirement");
    }

    @Test
    void selectsByTheFieldsThatAKindNames() {
        ObjectNode event = Json.object().put("reason", "Ready");
        event.putObject("involvedObject").put("name", "a");
        event.putObject("source").put("component", "greenroom");
        assertThat(FieldSelector.parse(resources.events(), "involvedObject.name=a,reason!=Failed,source=greenroom")
                        .test(event))
                .isTrue();
        assertThat(FieldSelector.parse(resources.events(), "involvedObject.name=b")
                        .test(event))
                .isFalse();
    }

    @Test
    void refusesAFieldThatAKindDoesNotName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FieldSelector.parse(resources.secrets(), "data.a=b"))
                .withMessage("field label not supported: data.a");
    }
}
