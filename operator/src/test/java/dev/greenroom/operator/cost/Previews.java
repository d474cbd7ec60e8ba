package dev.greenroom.operator.cost;

import dev.greenroom.api.Compute;
import dev.greenroom.api.Container;
import dev.greenroom.api.Database;
import dev.greenroom.api.Ingress;
import dev.greenroom.api.Lifecycle;
import dev.greenroom.api.LoadBalancer;
import dev.greenroom.api.Network;
import dev.greenroom.api.Queue;
import dev.greenroom.api.ResolvedPreview;
import java.util.List;
import java.util.Map;

/** The default preview of the tests, and changes to it. */
public record Previews(
        double minCapacity, LoadBalancer loadBalancer, int desiredCount, boolean spot, boolean publicIp) {
    public static final Previews DEFAULT = new Previews(0.5, null, 1, false, true);

    Previews withMinCapacity(double capacity) {
        return new Previews(capacity, loadBalancer, desiredCount, spot, publicIp);
    }

    Previews onSharedListener() {
        return new Previews(minCapacity, new LoadBalancer("arn:listener"), desiredCount, spot, publicIp);
    }

    Previews withTasks(int count) {
        return new Previews(minCapacity, loadBalancer, count, spot, publicIp);
    }

    Previews onSpot() {
        return new Previews(minCapacity, loadBalancer, desiredCount, true, publicIp);
    }

    Previews inPrivateSubnets() {
        return new Previews(minCapacity, loadBalancer, desiredCount, spot, false);
    }

    public ResolvedPreview resolved() {
        return new ResolvedPreview(
                "gp-api",
                "us-west-2",
                new Container(80, 256, 512, "/v1/health", Map.of(), List.of(), List.of(), null),
                new Network("vpc-1", List.of("subnet-a", "subnet-b"), List.of("subnet-c", "subnet-d"), List.of()),
                new Ingress("preview.example.com", "arn:certificate", null, loadBalancer),
                new Database("16.6", minCapacity, 2.0, false),
                List.of(new Queue("jobs", true)),
                new Compute(desiredCount, spot, publicIp, null),
                new Lifecycle("72h", Lifecycle.OnExpiry.Delete, Lifecycle.OnDrift.Report));
    }
}
