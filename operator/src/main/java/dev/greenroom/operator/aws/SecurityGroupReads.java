package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups.FoundGroup;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups.Ingress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Reads the security groups of an environment, all at once. */
final class SecurityGroupReads {
    private final AwsClients clients;

    SecurityGroupReads(AwsClients clients) {
        this.clients = clients;
    }

    FoundSecurityGroups read(Standing standing) {
        Filter names = Filter.builder()
                .name("group-name")
                .values(FoundSecurityGroups.names(standing))
                .build();
        Filter vpc =
                Filter.builder().name("vpc-id").values(standing.data().vpcId()).build();
        List<SecurityGroup> groups = AwsCalls.call(
                        "look up the security groups of "
                                + standing.data().scope().owner().name(),
                        () -> clients.ec2(standing.placement()).describeSecurityGroups(d -> d.filters(names, vpc)))
                .securityGroups();
        return new FoundSecurityGroups(
                groups.stream().collect(Collectors.toMap(SecurityGroup::groupName, SecurityGroupReads::found)));
    }

    private static FoundGroup found(SecurityGroup group) {
        return new FoundGroup(
                group.groupId(),
                group.ipPermissions().stream()
                        .flatMap(SecurityGroupReads::rules)
                        .toList());
    }

    private static Stream<Ingress> rules(IpPermission permission) {
        return Stream.of(
                        permission.ipRanges().stream().map(range -> range.cidrIp()),
                        permission.ipv6Ranges().stream().map(range -> range.cidrIpv6()),
                        permission.userIdGroupPairs().stream().map(pair -> pair.groupId()),
                        permission.prefixListIds().stream().map(list -> list.prefixListId()))
                .flatMap(peers -> peers)
                .map(peer -> new Ingress(
                        permission.ipProtocol(), port(permission.fromPort()), port(permission.toPort()), peer));
    }

    /** A rule for all protocols has no ports. */
    private static int port(Integer number) {
        return number == null ? -1 : number;
    }
}
