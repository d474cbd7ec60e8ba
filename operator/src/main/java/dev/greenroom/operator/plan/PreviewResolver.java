package dev.greenroom.operator.plan;

import dev.greenroom.api.Compute;
import dev.greenroom.api.Container;
import dev.greenroom.api.Database;
import dev.greenroom.api.Ingress;
import dev.greenroom.api.Lifecycle;
import dev.greenroom.api.LoadBalancer;
import dev.greenroom.api.Migration;
import dev.greenroom.api.Network;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.PreviewTemplate;
import dev.greenroom.api.Queue;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.SecretKeys;
import dev.greenroom.api.SecretVariable;
import dev.greenroom.api.ServiceDeploymentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Applies the order of precedence: preview spec, preview template, the few fields of the service that previews take, the
 * operator's settings, the tier's defaults. Of the service itself only port, health path, plain environment, migration, queues
 * and engine version: never its secrets, capacity or anything else of production.
 */
final class PreviewResolver {
    private static final Container NO_CONTAINER = new Container(null, null, null, null, null, null, null, null);
    private static final Database NO_DATABASE = new Database(null, null, null, null);

    private final PreviewEnvironmentSpec preview;
    private final PreviewTemplate template;
    private final Container serviceContainer;
    private final Database serviceDatabase;
    private final List<Queue> serviceQueues;

    PreviewResolver(PreviewEnvironmentSpec preview, ServiceDeploymentSpec service) {
        this.preview = preview;
        this.template = service == null || service.previews() == null
                ? new PreviewTemplate(null, null, null, null, null, null, null, null, null, null)
                : service.previews();
        this.serviceContainer = service == null || service.container() == null ? NO_CONTAINER : service.container();
        this.serviceDatabase = service == null || service.database() == null ? NO_DATABASE : service.database();
        this.serviceQueues = service == null ? null : service.queues();
    }

    ResolvedPreview resolve(String operatorRegion, ResolvedPreview pinned) {
        return new ResolvedPreview(
                first(
                        pinned == null ? null : pinned.namePrefix(),
                        preview.namePrefix(),
                        template.namePrefix(),
                        TierDefaults.NAME_PREFIX),
                first(pinned == null ? null : pinned.region(), preview.region(), template.region(), operatorRegion),
                container(),
                network(pinned),
                ingress(),
                database(),
                queues(),
                compute(),
                lifecycle());
    }

    private Container container() {
        Map<String, SecretVariable> secrets = new LinkedHashMap<>();
        Stream.of(template.container(), preview.container())
                .filter(Objects::nonNull)
                .flatMap(PreviewResolver::secretsOf)
                .forEach(secret -> secrets.put(secret.name(), secret));
        Map<String, String> environment = new TreeMap<>();
        Stream.of(TierDefaults.CONTAINER, serviceContainer, template.container(), preview.container())
                .filter(Objects::nonNull)
                .map(Container::environment)
                .filter(Objects::nonNull)
                .forEach(environment::putAll);
        environment.keySet().removeAll(secrets.keySet());
        return new Container(
                fromService(Container::port),
                fromTemplate(Container::cpu),
                fromTemplate(Container::memory),
                fromService(Container::healthCheckPath),
                environment,
                List.copyOf(secrets.values()),
                List.of(),
                migration());
    }

    private static Stream<SecretVariable> secretsOf(Container container) {
        List<SecretVariable> all = new ArrayList<>();
        for (SecretKeys keys : orEmpty(container.secretsFrom())) {
            keys.keys().forEach(key -> all.add(new SecretVariable(key, keys.secret(), key)));
        }
        all.addAll(orEmpty(container.secrets()));
        return all.stream();
    }

    private Migration migration() {
        return fromService(Container::migration);
    }

    private <T> T fromService(Function<Container, T> field) {
        return first(
                field(preview.container(), field),
                field(template.container(), field),
                field.apply(serviceContainer),
                field.apply(TierDefaults.CONTAINER));
    }

    private <T> T fromTemplate(Function<Container, T> field) {
        return first(
                field(preview.container(), field),
                field(template.container(), field),
                field.apply(TierDefaults.CONTAINER));
    }

    private Network network(ResolvedPreview pinned) {
        Network mine = preview.network();
        Network theirs = template.network();
        String vpc = pinned == null ? null : pinned.network().vpcId();
        return new Network(
                first(vpc, field(mine, Network::vpcId), field(theirs, Network::vpcId)),
                orEmpty(first(field(mine, Network::publicSubnetIds), field(theirs, Network::publicSubnetIds))),
                orEmpty(first(field(mine, Network::privateSubnetIds), field(theirs, Network::privateSubnetIds))),
                orEmpty(first(
                        field(mine, Network::clientSecurityGroupIds), field(theirs, Network::clientSecurityGroupIds))));
    }

    private Ingress ingress() {
        Ingress mine = preview.ingress();
        Ingress theirs = template.ingress();
        Function<Ingress, String> listener = ingress -> field(ingress.loadBalancer(), LoadBalancer::listenerArn);
        String listenerArn = first(field(mine, listener), field(theirs, listener));
        return new Ingress(
                first(field(mine, Ingress::domain), field(theirs, Ingress::domain)),
                first(field(mine, Ingress::certificateArn), field(theirs, Ingress::certificateArn)),
                first(field(mine, Ingress::hostedZoneId), field(theirs, Ingress::hostedZoneId)),
                listenerArn == null ? null : new LoadBalancer(listenerArn));
    }

    private Database database() {
        Database mine = preview.database();
        Database theirs = template.database();
        return new Database(
                first(
                        field(mine, Database::engineVersion),
                        field(theirs, Database::engineVersion),
                        serviceDatabase.engineVersion(),
                        TierDefaults.DATABASE.engineVersion()),
                first(
                        field(mine, Database::minCapacity),
                        field(theirs, Database::minCapacity),
                        TierDefaults.DATABASE.minCapacity()),
                first(
                        field(mine, Database::maxCapacity),
                        field(theirs, Database::maxCapacity),
                        TierDefaults.DATABASE.maxCapacity()),
                first(field(mine, Database::finalSnapshot), field(theirs, Database::finalSnapshot), false));
    }

    private List<Queue> queues() {
        List<Queue> shapes = orEmpty(first(preview.queues(), serviceQueues));
        return shapes.stream()
                .map(queue -> new Queue(queue.name(), first(queue.fifo(), true)))
                .toList();
    }

    private Compute compute() {
        Compute mine = preview.compute();
        Compute theirs = template.compute();
        return new Compute(
                first(
                        field(mine, Compute::desiredCount),
                        field(theirs, Compute::desiredCount),
                        TierDefaults.COMPUTE.desiredCount()),
                first(field(mine, Compute::spot), field(theirs, Compute::spot), TierDefaults.COMPUTE.spot()),
                first(
                        field(mine, Compute::assignPublicIp),
                        field(theirs, Compute::assignPublicIp),
                        TierDefaults.COMPUTE.assignPublicIp()),
                first(field(mine, Compute::clusterArn), field(theirs, Compute::clusterArn)));
    }

    private Lifecycle lifecycle() {
        Lifecycle mine = preview.lifecycle();
        Lifecycle theirs = template.lifecycle();
        return new Lifecycle(
                first(field(mine, Lifecycle::ttl), field(theirs, Lifecycle::ttl), TierDefaults.LIFECYCLE.ttl()),
                first(
                        field(mine, Lifecycle::onExpiry),
                        field(theirs, Lifecycle::onExpiry),
                        TierDefaults.LIFECYCLE.onExpiry()),
                first(
                        field(mine, Lifecycle::onDrift),
                        field(theirs, Lifecycle::onDrift),
                        TierDefaults.LIFECYCLE.onDrift()));
    }

    private static <S, T> T field(S owner, Function<S, T> field) {
        return owner == null ? null : field.apply(owner);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    @SafeVarargs
    private static <T> T first(T... candidates) {
        for (T candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
