package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CutOffCreate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a security group rule lets through ("Amazon EC2 API Reference", SecurityGroupRule). EC2 has it once a group at most.
 *
 * @param protocol {@code tcp}, a number, or {@code -1} for all
 * @param fromPort -1 where the protocol is all
 * @param peer a CIDR block, a prefix list or a security group
 */
public record SoughtRule(String protocol, int fromPort, int toPort, String peer) {
    private static final String ALL = "-1";

    public SoughtRule {
        protocol = protocol.toLowerCase(Locale.ROOT);
        if (protocol.equals(ALL)) {
            fromPort = -1;
            toPort = -1;
        }
    }

    /** Of the inputs of {@code aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule} and its twin. */
    public static SoughtRule of(CutOffCreate create) {
        String peer = Stream.of("referencedSecurityGroupId", "cidrIpv4", "cidrIpv6", "prefixListId")
                .map(create::textIfGiven)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> create.text("referencedSecurityGroupId"));
        String protocol = create.text("ipProtocol");
        return protocol.equals(ALL)
                ? new SoughtRule(protocol, -1, -1, peer)
                : new SoughtRule(protocol, create.number("fromPort"), create.number("toPort"), peer);
    }
}
