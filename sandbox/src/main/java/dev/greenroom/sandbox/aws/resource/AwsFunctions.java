package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ec2.Subnet;
import java.util.Map;

/** The provider's functions, by token. */
final class AwsFunctions {
    private static final int ADDRESSES = 251;

    private AwsFunctions() {}

    static Map<String, AwsFunction> all() {
        return Map.of(
                "aws:ec2/getSubnet:getSubnet", AwsFunctions::subnet,
                "aws:index/getCallerIdentity:getCallerIdentity", AwsFunctions::callerIdentity,
                "aws:index/getRegion:getRegion", AwsFunctions::region);
    }

    private static ObjectNode subnet(Session session, ObjectNode arguments) {
        try {
            return subnet(session, session.region().ec2().subnet(Json.text(arguments, "id", "")));
        } catch (AwsException e) {
            throw Calls.failed("reading EC2 Subnet", e, "");
        }
    }

    private static ObjectNode subnet(Session session, Subnet subnet) {
        ObjectNode answer = Json.object()
                .put("arn", subnet.arn())
                .put("assignIpv6AddressOnCreation", false)
                .put("availabilityZone", subnet.zone())
                .put("availableIpAddressCount", ADDRESSES)
                .put("cidrBlock", subnet.cidrBlock())
                .put("defaultForAz", false)
                .put("id", subnet.id())
                .put("ipv6CidrBlock", "")
                .put("mapPublicIpOnLaunch", subnet.open())
                .put("ownerId", session.aws().account().id())
                .put("state", "available")
                .put("vpcId", subnet.vpcId());
        answer.set("tags", Json.node(subnet.tags()));
        return answer;
    }

    private static ObjectNode callerIdentity(Session session, ObjectNode arguments) {
        String account = session.aws().account().id();
        return Json.object()
                .put("accountId", account)
                .put("arn", "arn:aws:sts::" + account + ":assumed-role/greenroom/sandbox")
                .put("id", account)
                .put("userId", "AROASANDBOX:sandbox");
    }

    private static ObjectNode region(Session session, ObjectNode arguments) {
        String name = Json.text(arguments, "name", session.region().name());
        return Json.object()
                .put("endpoint", "ec2." + name + ".amazonaws.com")
                .put("id", name)
                .put("name", name)
                .put("description", name);
    }
}
