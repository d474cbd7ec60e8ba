package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.elb.LoadBalancer;
import dev.greenroom.sandbox.aws.elb.LoadBalancers;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code aws_lb}, of type application. */
final class LoadBalancerType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:lb/loadBalancer:LoadBalancer")
            .named("name")
            .inputs("accessLogs", "clientKeepAlive", "connectionLogs", "customerOwnedIpv4Pool", "desyncMitigationMode")
            .inputs("dnsRecordClientRoutingPolicy", "dropInvalidHeaderFields", "enableCrossZoneLoadBalancing")
            .inputs("enableDeletionProtection", "enableHttp2", "enableTlsVersionAndCipherSuiteHeaders")
            .inputs("enableWafFailOpen", "enableXffClientPort", "enableZonalShift", "idleTimeout", "internal")
            .inputs("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "ipAddressType", "loadBalancerType")
            .inputs("preserveHostHeader", "securityGroups", "subnetMappings", "subnets", "xffHeaderProcessingMode")
            .tagged()
            .replacing("name", "internal", "loadBalancerType", "customerOwnedIpv4Pool")
            .computed("internal", "ipAddressType", "securityGroups", "subnetMappings", "subnets")
            .sets("securityGroups", "subnetMappings", "subnets")
            .build();

    private static final Waiter ACTIVE = Waiter.seconds(30, 10, 600);
    private static final Waiter DETACHED = Waiter.seconds(0, 10, 2100);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        List<Problem> problems = new ArrayList<>(ElbNames.problems(inputs));
        if (inputs.hasNonNull("subnets") == inputs.hasNonNull("subnetMappings")) {
            problems.add(new Problem(
                    "", "Invalid combination of arguments: one of `subnet_mapping,subnets` must be specified"));
        }
        return List.copyOf(problems);
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        LoadBalancers balancers = session.region().elb().loadBalancers();
        String name = Json.text(inputs, "name");
        if (session.calls()
                .call("reading ELBv2 Load Balancer (" + name + ")", () -> balancers.findByName(name))
                .isPresent()) {
            throw new ProviderException("ELBv2 Load Balancer (" + name + ") already exists");
        }
        LoadBalancer.Request request = new LoadBalancer.Request(
                name,
                Json.flag(inputs, "internal", false),
                subnets(inputs),
                Json.texts(inputs, "securityGroups"),
                Json.allTags(inputs));
        String arn = session.calls()
                .call("creating ELBv2 application Load Balancer (" + name + ")", () -> balancers.create(request));
        String waiting = "waiting for ELBv2 Load Balancer (" + arn + ") create";
        return session.finish(this, arn, inputs, waiting, () -> {
            session.await(waiting, ACTIVE, () -> isActive(session, arn));
            attributes(session, arn, inputs);
        });
    }

    private static List<String> subnets(ObjectNode inputs) {
        return inputs.hasNonNull("subnets")
                ? Json.texts(inputs, "subnets")
                : Json.elements(inputs, "subnetMappings").stream()
                        .map(mapping -> Json.text(mapping, "subnetId", ""))
                        .toList();
    }

    private static boolean isActive(Session session, String arn) {
        return session.region()
                .elb()
                .loadBalancers()
                .find(arn)
                .filter(balancer -> balancer.state(session.time().instant()).equals("active"))
                .isPresent();
    }

    private static void attributes(Session session, String arn, ObjectNode inputs) throws InterruptedException {
        boolean isProtected = Json.flag(inputs, "enableDeletionProtection", false);
        session.calls().run("modifying ELBv2 Load Balancer (" + arn + ") attributes", () -> session.region()
                .elb()
                .loadBalancers()
                .setAttributes(arn, Map.of("deletion_protection.enabled", String.valueOf(isProtected))));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading ELBv2 Load Balancer (" + id + ")",
                        () -> session.region().elb().loadBalancers().find(id))
                .map(balancer -> new Existing(id, inputs, outputs(balancer, inputs)));
    }

    private static ObjectNode outputs(LoadBalancer balancer, ObjectNode inputs) {
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", balancer.arn())
                .put("arnSuffix", balancer.arn().substring(balancer.arn().indexOf("loadbalancer/") + 13))
                .put("clientKeepAlive", Json.number(inputs, "clientKeepAlive", 3600))
                .put("desyncMitigationMode", Json.text(inputs, "desyncMitigationMode", "defensive"))
                .put("dnsName", balancer.dnsName())
                .put("enableCrossZoneLoadBalancing", true)
                .put(
                        "enableDeletionProtection",
                        Boolean.parseBoolean(balancer.attributes().get("deletion_protection.enabled")))
                .put("enableHttp2", Json.flag(inputs, "enableHttp2", true))
                .put("id", balancer.arn())
                .put("idleTimeout", Json.number(inputs, "idleTimeout", 60))
                .put("internal", balancer.internal())
                .put("ipAddressType", Json.text(inputs, "ipAddressType", "ipv4"))
                .put("loadBalancerType", "application")
                .put("name", balancer.name())
                .put("namePrefix", "")
                .put("vpcId", balancer.vpcId())
                .put("xffHeaderProcessingMode", Json.text(inputs, "xffHeaderProcessingMode", "append"))
                .put("zoneId", balancer.zoneId());
        Json.put(outputs, "securityGroups", balancer.securityGroupIds());
        Json.put(outputs, "subnets", balancer.subnetIds());
        ArrayNode mappings = outputs.putArray("subnetMappings");
        balancer.subnetIds().forEach(subnet -> mappings.addObject().put("subnetId", subnet));
        Json.putTags(outputs, inputs, balancer.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "ELBv2 Load Balancer (" + old.id() + ")";
        LoadBalancers balancers = session.region().elb().loadBalancers();
        return session.finish(this, old.id(), inputs, "updating " + title, () -> {
            if (inputs.hasNonNull("securityGroups")) {
                session.calls()
                        .run(
                                "setting " + title + " security groups",
                                () -> balancers.setSecurityGroups(old.id(), Json.texts(inputs, "securityGroups")));
            }
            session.calls().run("setting " + title + " subnets", () -> balancers.setSubnets(old.id(), subnets(inputs)));
            attributes(session, old.id(), inputs);
            session.calls().run("updating tags for " + title, () -> balancers.tag(old.id(), Json.allTags(inputs)));
        });
    }

    /** Waits for its network interfaces, so that its security groups can go next. */
    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        session.calls()
                .run(
                        "deleting ELBv2 Load Balancer (" + old.id() + ")",
                        () -> session.region().elb().loadBalancers().delete(old.id()));
        DETACHED.until(
                session.time(), () -> !session.region().elb().loadBalancers().holdsInterfaces(old.id()));
    }
}
