package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CutOffCreate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What carries no name of its own is known by what it does. */
class SoughtTest {
    private static CutOffCreate create(Map<String, Object> inputs) {
        return new CutOffCreate("urn", "aws:some/thing:Thing", inputs, "dev/ns/Kind/name", Set.of());
    }

    @Test
    void aRuleIsKnownByWhatItLetsThrough() {
        SoughtRule sought = SoughtRule.of(create(
                Map.of("ipProtocol", "tcp", "fromPort", 5432.0, "toPort", 5432, "referencedSecurityGroupId", "sg-1")));

        assertThat(sought)
                .isEqualTo(new SoughtRule("TCP", 5432, 5432, "sg-1"))
                .isNotEqualTo(new SoughtRule("tcp", 5432, 5432, "sg-2"))
                .isNotEqualTo(new SoughtRule("tcp", 5432, 5433, "sg-1"));
    }

    @Test
    void aRuleForAllProtocolsHasNoPorts() {
        assertThat(SoughtRule.of(create(Map.of("ipProtocol", "-1", "cidrIpv4", "0.0.0.0/0"))))
                .isEqualTo(new SoughtRule("-1", 0, 0, "0.0.0.0/0"));
    }

    @Test
    void aRuleWithoutAPeerIsNotLookedFor() {
        assertThatThrownBy(() -> SoughtRule.of(create(Map.of("ipProtocol", "-1"))))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("its input referencedSecurityGroupId is not known");
    }

    @Test
    void aRecordIsOursIfItLeadsWhereItWasAskedTo() {
        SoughtRecord sought = SoughtRecord.of(create(Map.of(
                "zoneId", "Z1",
                "name", "*.PR-7.example.com",
                "type", "A",
                "aliases", List.of(Map.of("name", "web-1.elb.amazonaws.com", "zoneId", "Z2")))));

        assertThat(sought.isNamed("\\052.pr-7.example.com.")).isTrue();
        assertThat(sought.isNamed("pr-7.example.com.")).isFalse();
        assertThat(sought.idIfLeadsTo(List.of("dualstack.web-1.elb.amazonaws.com.")))
                .contains("Z1_*.pr-7.example.com_A");
        assertThat(sought.idIfLeadsTo(List.of("web-2.elb.amazonaws.com."))).isEmpty();
    }
}
