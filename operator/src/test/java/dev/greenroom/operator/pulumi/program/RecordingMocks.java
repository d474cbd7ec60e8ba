package dev.greenroom.operator.pulumi.program;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import dev.greenroom.operator.pulumi.program.Graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands for engine, aws and awsx: records what a program registers, and makes the children that awsx 2.22.0 makes of its
 * components, handed out by reference as it does.
 */
final class RecordingMocks implements Mocks {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

    private final Queue<Node> registered = new ConcurrentLinkedQueue<>();

    /** What the program registered itself. */
    List<Node> own() {
        return registered.stream().filter(node -> !node.child()).toList();
    }

    /** Everything the stack would hold, providers left out. */
    List<Node> everything() {
        return registered.stream()
                .filter(node -> !node.type().startsWith("pulumi:"))
                .toList();
    }

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
        boolean child = Boolean.TRUE.equals(args.inputs.get(Child.MARK));
        registered.add(new Node(args.type, args.name, args.provider, child, args.inputs));
        return children(args).thenApply(references -> {
            Map<String, Object> state = new HashMap<>(computed(args));
            state.putAll(args.inputs);
            state.putAll(references);
            return ResourceResult.of(Optional.of(args.name + "-id"), state);
        });
    }

    private static Map<String, Object> computed(ResourceArgs args) {
        String kind = args.type.substring(args.type.lastIndexOf(':') + 1);
        return Map.of(
                "arn", "arn:aws:" + kind + ":" + args.name,
                "url", "https://sqs.us-west-2.amazonaws.com/123456789012/" + args.name,
                "endpoint", args.name + ".cluster-0.us-west-2.rds.amazonaws.com",
                "port", 5432,
                "dnsName", args.name + "-1.us-west-2.elb.amazonaws.com",
                "zoneId", "Z1H1FL5HABSF5");
    }

    private static CompletableFuture<Map<String, Object>> children(ResourceArgs args) {
        return switch (args.type) {
            case "awsx:lb:ApplicationLoadBalancer" -> loadBalancer(args);
            case "awsx:ecs:FargateTaskDefinition" ->
                reference("taskDefinition", "aws:ecs/taskDefinition:TaskDefinition", args.name);
            case "awsx:ecs:FargateService" -> reference("service", "aws:ecs/service:Service", args.name);
            default -> CompletableFuture.completedFuture(Map.of());
        };
    }

    private static CompletableFuture<Map<String, Object>> loadBalancer(ResourceArgs args) {
        int listeners = ((List<?>) args.inputs.get("listeners")).size();
        for (int i = 0; i < listeners; i++) {
            new Child("aws:lb/listener:Listener", args.name + "-" + i);
        }
        return reference("loadBalancer", "aws:lb/loadBalancer:LoadBalancer", args.name)
                .thenCombine(
                        reference("defaultTargetGroup", "aws:lb/targetGroup:TargetGroup", args.name), (one, other) -> {
                            Map<String, Object> both = new HashMap<>(one);
                            both.putAll(other);
                            return both;
                        });
    }

    private static CompletableFuture<Map<String, Object>> reference(String output, String type, String name) {
        return PulumiTest.extractValueAsync(new Child(type, name).urn())
                .thenApply(urn -> Map.of(output, Map.of(SIGNATURE, RESOURCE_REFERENCE, "urn", urn)));
    }

    /** A resource that a component makes. */
    static final class Child extends CustomResource {
        static final String MARK = "childOfComponent";

        Child(String type, String name) {
            super(type, name, new ChildArgs(), CustomResourceOptions.Empty);
        }
    }

    static final class ChildArgs extends com.pulumi.resources.ResourceArgs {
        @Import(name = Child.MARK)
        final boolean mark = true;
    }
}
