package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** A preview's spec with the template and all defaults applied: every setting has a value, lists may be empty. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ResolvedPreview(
        String namePrefix,
        String region,
        Container container,
        Network network,
        Ingress ingress,
        Database database,
        List<Queue> queues,
        Compute compute,
        Lifecycle lifecycle) {

    public ResolvedPreview {
        queues = orEmpty(queues);
        container = container == null ? null : complete(container);
        network = network == null ? null : complete(network);
    }

    /** What is empty is not written: read back it has to be empty again, or every comparison would find a change. */
    private static Container complete(Container container) {
        return new Container(
                container.port(),
                container.cpu(),
                container.memory(),
                container.healthCheckPath(),
                container.environment() == null ? Map.of() : container.environment(),
                orEmpty(container.secrets()),
                orEmpty(container.secretsFrom()),
                container.migration());
    }

    private static Network complete(Network network) {
        return new Network(
                network.vpcId(),
                orEmpty(network.publicSubnetIds()),
                orEmpty(network.privateSubnetIds()),
                orEmpty(network.clientSecurityGroupIds()));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
