package dev.greenroom.operator.plan;

import dev.greenroom.api.Container;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Plans the app stack once data and net are up. */
final class AppPlanner {
    private final EnvironmentPlan environment;

    AppPlanner(EnvironmentPlan environment) {
        this.environment = environment;
    }

    AppPlan plan(String image, DataOutputs data, NetOutputs net) {
        ResolvedPreview resolved = environment.resolved();
        Container container = resolved.container();
        boolean publicIp = resolved.compute().assignPublicIp();
        return new AppPlan(
                Scope.of(Part.APP, environment.owner(), environment.tags(), environment.placement()),
                new AwsNames(resolved.namePrefix(), environment.owner()).of(AwsNames.DATABASE),
                image,
                container.port(),
                container.cpu(),
                container.memory(),
                variables(container, data),
                secrets(container),
                "url",
                container.migration() == null
                        ? List.of()
                        : container.migration().command(),
                resolved.compute().desiredCount(),
                resolved.compute().spot(),
                true,
                publicIp,
                publicIp
                        ? resolved.network().publicSubnetIds()
                        : resolved.network().privateSubnetIds(),
                resolved.network().clientSecurityGroupIds(),
                resolved.network().vpcId(),
                data,
                net);
    }

    private static Map<String, String> variables(Container container, DataOutputs data) {
        Map<String, String> variables = new TreeMap<>();
        data.queues().forEach((key, queue) -> variables.put(queueVariable(key), queue.url()));
        variables.putAll(container.environment());
        return variables;
    }

    static String queueVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('-', '_') + "_QUEUE_URL";
    }

    private static List<SecretBinding> secrets(Container container) {
        return container.secrets().stream()
                .map(secret -> new SecretBinding(secret.name(), secret.from(), secret.key()))
                .toList();
    }
}
