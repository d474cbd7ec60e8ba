package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a load balancer is.
 *
 * @param vpcId of the first subnet; the target group's
 * @param subnets the load balancer's input, empty when it names subnet mappings
 */
record BalancerNetwork(Input vpcId, ChildInputs subnets) {

    static BalancerNetwork of(Construction construction) throws InterruptedException {
        Children children = construction.children();
        if (construction.has("subnets")) {
            return ofResources(construction.argument("subnets").elements(), children);
        }
        if (construction.has("subnetIds")) {
            Given ids = construction.argument("subnetIds");
            return new BalancerNetwork(vpcOf(first(ids), children), stated(Input.of(ids)));
        }
        if (construction.has("subnetMappings")) {
            Given id = first(construction.argument("subnetMappings")).member("subnetId");
            return new BalancerNetwork(vpcOf(id, children), new ChildInputs());
        }
        DefaultVpc vpc = DefaultVpc.find(children);
        return new BalancerNetwork(Input.of(vpc.id()), stated(vpc.publicSubnetIds()));
    }

    private static BalancerNetwork ofResources(List<Given> references, Children children) throws InterruptedException {
        List<Input> ids = new ArrayList<>();
        Input vpcId = Input.of(Given.nothing());
        for (Given reference : references) {
            Registered subnet = Construction.resource(reference, children);
            vpcId = ids.isEmpty() ? Input.output(subnet, "vpcId") : vpcId;
            ids.add(Input.id(subnet));
        }
        return new BalancerNetwork(vpcId, stated(Input.list(ids)));
    }

    private static Given first(Given list) {
        if (list.unknown()) {
            return list;
        }
        return list.elements().stream().findFirst().orElseThrow(() -> new ProviderException("subnetIds is empty"));
    }

    private static Input vpcOf(Given subnetId, Children children) throws InterruptedException {
        Input id = Input.of(subnetId);
        if (!id.known()) {
            return id;
        }
        var subnet = children.invoke(
                "aws:ec2/getSubnet:getSubnet",
                JsonNodeFactory.instance.objectNode().put("id", subnetId.text("")));
        return id.then(known -> subnet.path("vpcId"));
    }

    private static ChildInputs stated(Input subnets) {
        return new ChildInputs().put("subnets", subnets);
    }
}
