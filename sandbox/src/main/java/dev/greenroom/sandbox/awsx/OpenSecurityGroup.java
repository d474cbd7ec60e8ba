package dev.greenroom.sandbox.awsx;

import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The security group that awsx makes where the program names none: open to everybody. */
final class OpenSecurityGroup {
    private static final int LAST_PORT = 65535;

    private OpenSecurityGroup() {}

    static Registered open(String name, Input vpcId, Children children) throws InterruptedException {
        return register(
                name,
                new ChildInputs()
                        .put("vpcId", vpcId)
                        .put("ingress", rule("-1", 0))
                        .put("egress", rule("tcp", LAST_PORT)),
                children);
    }

    static Registered stated(String name, Given args, Children children) throws InterruptedException {
        return register(name, new ChildInputs().putAll(args.members(Set.of())), children);
    }

    private static Registered register(String name, ChildInputs inputs, Children children) throws InterruptedException {
        ChildInputs described = new ChildInputs()
                .put("description", Input.of("Managed by Pulumi"))
                .putAll(inputs);
        return children.make("aws:ec2/securityGroup:SecurityGroup", name, described);
    }

    private static Input rule(String protocol, int toPort) {
        return Input.list(List.of(Input.object(Map.of(
                "fromPort", Input.of(0),
                "toPort", Input.of(toPort),
                "protocol", Input.of(protocol),
                "cidrBlocks", Input.list(List.of(Input.of("0.0.0.0/0"))),
                "ipv6CidrBlocks", Input.list(List.of(Input.of("::/0")))))));
    }
}
