package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The account's default VPC; public are the subnets that give addresses out by themselves. */
record DefaultVpc(String id, List<String> publicIds, List<String> privateIds) {

    static DefaultVpc find(Children children) throws InterruptedException {
        String id = children.invoke("aws:ec2/getVpc:getVpc", object().put("default", true))
                .path("id")
                .asText();
        ObjectNode query = object();
        query.withArray("/filters")
                .addObject()
                .put("name", "vpc-id")
                .putArray("values")
                .add(id);
        List<String> publicIds = new ArrayList<>();
        List<String> privateIds = new ArrayList<>();
        for (JsonNode subnetId :
                children.invoke("aws:ec2/getSubnets:getSubnets", query).path("ids")) {
            ObjectNode subnet = children.invoke("aws:ec2/getSubnet:getSubnet", object().put("id", subnetId.asText()));
            boolean isPublic = subnet.path("mapPublicIpOnLaunch").asBoolean();
            (isPublic ? publicIds : privateIds).add(subnetId.asText());
        }
        return new DefaultVpc(id, publicIds, privateIds);
    }

    Input publicSubnetIds() {
        return Input.list(publicIds.stream().map(Input::of).toList());
    }

    Input privateSubnetIds() {
        return Input.list(privateIds.stream().map(Input::of).toList());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
