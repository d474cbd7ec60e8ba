package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.port.SimulatedPresence.Check;
import java.util.List;
import java.util.Map;

/** Security groups and their rules, log groups, DNS records, roles. */
final class NetChecks {
    private final SimulatedAws aws;

    NetChecks(SimulatedAws aws) {
        this.aws = aws;
    }

    Map<String, Check> all() {
        return Map.of(
                "aws:ec2/securityGroup:SecurityGroup", NetChecks::securityGroup,
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", NetChecks::securityGroupRule,
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", NetChecks::securityGroupRule,
                "aws:cloudwatch/logGroup:LogGroup", NetChecks::logGroup,
                "aws:route53/record:Record", this::record,
                "aws:iam/role:Role", this::role,
                "aws:iam/rolePolicy:RolePolicy", this::rolePolicy,
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment", this::attachment);
    }

    private static boolean securityGroup(Region region, CloudResource resource) {
        return !PortCalls.call("look up security group " + resource.id(), () -> region.securityGroups()
                        .find(List.of(resource.id())))
                .isEmpty();
    }

    private static boolean securityGroupRule(Region region, CloudResource resource) {
        return PortCalls.call("look up security group rule " + resource.id(), () -> region.securityGroups()
                        .rule(resource.id()))
                .isPresent();
    }

    private static boolean logGroup(Region region, CloudResource resource) {
        return PortCalls.call("look up log group " + resource.id(), () -> region.logs()
                        .find(resource.id()))
                .isPresent();
    }

    /** An id is zone, name and type with underscores between; names may have underscores of their own. */
    private boolean record(Region region, CloudResource resource) {
        int zoneEnd = resource.id().indexOf('_');
        int typeStart = resource.id().lastIndexOf('_');
        if (zoneEnd < 0 || zoneEnd == typeStart) {
            return true;
        }
        String name = resource.id().substring(zoneEnd + 1, typeStart);
        return PortCalls.find(
                        "look up DNS record " + name,
                        () -> aws.route53()
                                .find(
                                        resource.id().substring(0, zoneEnd),
                                        name,
                                        resource.id().substring(typeStart + 1)),
                        "NoSuchHostedZone")
                .flatMap(found -> found)
                .isPresent();
    }

    private boolean role(Region region, CloudResource resource) {
        return PortCalls.call("look up role " + resource.id(), () -> aws.iam().role(resource.id()))
                .isPresent();
    }

    private boolean rolePolicy(Region region, CloudResource resource) {
        String[] roleAndPolicy = resource.id().split(":", 2);
        return roleAndPolicy.length < 2
                || PortCalls.call("look up role policy " + resource.id(), () -> aws.iam()
                                .rolePolicy(roleAndPolicy[0], roleAndPolicy[1]))
                        .isPresent();
    }

    private boolean attachment(Region region, CloudResource resource) {
        String role = resource.id().replaceFirst("-(?:[0-9a-f]{26}|arn:.*)$", "");
        return PortCalls.call(
                        "look up the policies of role " + role, () -> aws.iam().role(role))
                .filter(found -> !found.attachedPolicies().isEmpty())
                .isPresent();
    }
}
