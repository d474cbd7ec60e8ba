package dev.greenroom.sandbox.aws.ec2;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** "Amazon EC2 API Reference": networks. */
public final class Ec2 implements Service {
    private final ServiceEndpoint endpoint;
    private final NetworkInterfaces interfaces;
    private final Map<String, Vpc> vpcs = new TreeMap<>();
    private final Map<String, Subnet> subnets = new TreeMap<>();

    public Ec2(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
        interfaces = new NetworkInterfaces(endpoint.account().time());
    }

    /** For use within an operation of another service. */
    public NetworkInterfaces interfaces() {
        return interfaces;
    }

    /** A VPC that was there before. */
    public void seedVpc(String id, String cidrBlock) {
        endpoint.look(() -> vpcs.put(id, new Vpc(id, endpoint.arn("ec2", "vpc/" + id), cidrBlock)));
    }

    /** Somebody deletes a VPC behind everybody's back. */
    public void loseVpc(String id) {
        endpoint.look(() -> vpcs.remove(id));
    }

    /** A subnet that was there before. */
    public void seedSubnet(String id, String vpcId, String zone, String cidrBlock, boolean open) {
        String arn = endpoint.arn("ec2", "subnet/" + id);
        endpoint.look(() -> subnets.put(id, new Subnet(id, arn, vpcId, zone, cidrBlock, open, Map.of())));
    }

    /** DescribeVpcs by filter: those of the ids that are there. */
    public Optional<Vpc> vpc(String id) {
        return endpoint.call("DescribeVpcs", () -> Optional.ofNullable(vpcs.get(id)));
    }

    /** Within an operation of any service. */
    public boolean hasVpc(String id) {
        return vpcs.containsKey(id);
    }

    /** DescribeSubnets by filter: those of the ids that are there. */
    public List<Subnet> subnets(Collection<String> ids) {
        return endpoint.call("DescribeSubnets", () -> ids.stream()
                .filter(subnets::containsKey)
                .map(subnets::get)
                .toList());
    }

    /** DescribeSubnets by id. */
    public Subnet subnet(String id) {
        return endpoint.call("DescribeSubnets", () -> requireSubnet(id));
    }

    /** The subnet, within an operation of any service; refuses as EC2 does. */
    public Subnet requireSubnet(String id) {
        Subnet subnet = subnets.get(id);
        if (subnet == null) {
            throw AwsException.common("InvalidSubnetID.NotFound", "The subnet ID '" + id + "' does not exist");
        }
        return subnet;
    }

    @Override
    public Stream<AwsResource> inventory() {
        return Stream.concat(
                vpcs.values().stream().map(v -> new AwsResource("aws:ec2/vpc:Vpc", v.id(), v.arn(), Map.of())),
                subnets.values().stream()
                        .map(s -> new AwsResource("aws:ec2/subnet:Subnet", s.id(), s.arn(), s.tags())));
    }
}
