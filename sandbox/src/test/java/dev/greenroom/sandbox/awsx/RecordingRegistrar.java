package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Component;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ComponentProvider.Registrar;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import dev.greenroom.sandbox.provider.ComponentProvider.Request;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An engine that makes everything at once and remembers it. */
final class RecordingRegistrar implements Registrar {
    final List<Registration> registrations = new ArrayList<>();
    final List<String> invoked = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final List<CompletableFuture<Registered>> held = new ArrayList<>();
    String holdBack = "";
    String refused = "";
    boolean preview;

    Component construct(String type, ObjectNode inputs, Map<String, Set<String>> dependencies)
            throws InterruptedException {
        return new AwsxComponents().construct(new Request(type, "web", inputs, dependencies), this);
    }

    Registration registration(String type, String name) {
        return registrations.stream()
                .filter(made -> made.type().equals(type) && made.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " " + name + " was not registered"));
    }

    List<String> names() {
        return registrations.stream()
                .map(made -> made.type().substring(made.type().lastIndexOf(':') + 1) + " " + made.name())
                .toList();
    }

    static String urn(String type, String name) {
        return "urn:pulumi:pr-7::greenroom::" + type + "::" + name;
    }

    @Override
    public CompletableFuture<Registered> register(Registration registration) {
        registrations.add(registration);
        if (registration.type().equals(refused)) {
            return CompletableFuture.failedFuture(new ProviderException("AWS refused"));
        }
        CompletableFuture<Registered> made = CompletableFuture.completedFuture(made(registration));
        if (registration.type().equals(holdBack)) {
            made = new CompletableFuture<>();
            held.add(made);
        }
        return made;
    }

    Registered made(Registration registration) {
        String urn = urn(registration.type(), registration.name());
        if (!registration.custom()) {
            return new Registered(urn, null, null);
        }
        ObjectNode outputs = registration.inputs().deepCopy();
        if (preview) {
            return new Registered(urn, null, outputs);
        }
        String id = registration.name() + "-id";
        outputs.put("arn", "arn:" + registration.type() + ":" + registration.name());
        if (!outputs.has("name")) {
            outputs.put("name", registration.name() + "-0000000");
        }
        return new Registered(urn, id, outputs);
    }

    @Override
    public void outputs(String urn, ObjectNode outputs) {
        assertEmpty(outputs);
        ended.add(urn);
    }

    @Override
    public ObjectNode invoke(String token, ObjectNode arguments) {
        invoked.add(token + " " + arguments);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (token) {
            case "aws:ec2/getSubnet:getSubnet" -> answer.put("vpcId", "vpc-1").put("mapPublicIpOnLaunch", true);
            case "aws:ec2/getVpc:getVpc" -> answer.put("id", "vpc-default");
            case "aws:ec2/getSubnets:getSubnets" -> answer.putArray("ids").add("subnet-1");
            case "aws:index/getRegion:getRegion" -> answer.put("name", "us-west-2");
            case "pulumi:pulumi:getResource" ->
                answer.put("id", "given-id")
                        .putObject("state")
                        .put("arn", "arn:given")
                        .put("port", 8080);
            default -> throw new AssertionError(token);
        }
        return answer;
    }

    @Override
    public ObjectNode reference(Registered resource) {
        return JsonNodeFactory.instance.objectNode().put("reference", resource.urn());
    }

    private static void assertEmpty(ObjectNode outputs) {
        if (!outputs.isEmpty()) {
            throw new AssertionError("the true components keep no outputs: " + outputs);
        }
    }
}
