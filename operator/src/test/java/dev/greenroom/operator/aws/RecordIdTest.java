package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.aws.NetPresence.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class RecordIdTest {

    @ParameterizedTest
    @CsvSource({
        "Z123_pr-1.preview.example.com_A,          Z123, pr-1.preview.example.com,    A",
        "Z123__acme-challenge.example.com_TXT,     Z123, _acme-challenge.example.com, TXT",
        "Z123_pr-1.example.com_A_first,            Z123, pr-1.example.com,            A",
    })
    void readsTheProvidersForm(String id, String zone, String name, String type) {
        assertThat(RecordId.parse(id)).contains(new RecordId(zone, name, type));
    }

    @Test
    void isEmptyForOtherForms() {
        assertThat(RecordId.parse("record")).isEmpty();
    }

    @Test
    void knowsTheRecordUnderRoute53sSpelling() {
        RecordId id = new RecordId("Z123", "*.Preview.example.com", "A");
        assertThat(id.names(set("\\052.preview.example.com.", "A"))).isTrue();
        assertThat(id.names(set("\\052.preview.example.com.", "AAAA"))).isFalse();
        assertThat(id.names(set("preview.example.com.", "A"))).isFalse();
    }

    private static ResourceRecordSet set(String name, String type) {
        return ResourceRecordSet.builder().name(name).type(type).build();
    }
}
