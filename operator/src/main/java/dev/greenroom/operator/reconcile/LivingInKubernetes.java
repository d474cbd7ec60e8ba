package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.stack.orphan.LivingResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks the API server itself: an informer's cache may be behind, or be empty. */
public final class LivingInKubernetes implements LivingResources {
    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(PreviewEnvironment.class, ServiceDeployment.class);

    private final KubernetesClient client;
    private final Set<String> namespaces;

    /** @param namespaces that are watched; empty: all */
    public LivingInKubernetes(KubernetesClient client, Set<String> namespaces) {
        this.client = client;
        this.namespaces = Set.copyOf(namespaces);
    }

    @Override
    public Set<Owner> owners(String clusterId) {
        return answered("list environments", () -> {
            Set<Owner> owners = new HashSet<>();
            for (Class<? extends HasMetadata> kind : KINDS) {
                list(kind)
                        .map(resource -> new Owner(
                                clusterId,
                                resource.getMetadata().getNamespace(),
                                kind.getSimpleName(),
                                resource.getMetadata().getName()))
                        .forEach(owners::add);
            }
            return owners;
        });
    }

    private Stream<? extends HasMetadata> list(Class<? extends HasMetadata> kind) {
        return namespaces.isEmpty()
                ? client.resources(kind).inAnyNamespace().list().getItems().stream()
                : namespaces.stream()
                        .map(namespace -> client.resources(kind)
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                        .flatMap(Collection::stream);
    }

    /** An owner of a kind that nobody knows may well be there: it is not judged by who cannot ask for it. */
    @Override
    public boolean exists(Owner owner) {
        return KINDS.stream()
                .filter(kind -> kind.getSimpleName().equals(owner.kind()))
                .findFirst()
                .map(kind -> answered(
                        "look up " + owner.namespace() + "/" + owner.name(),
                        () -> client.resources(kind)
                                        .inNamespace(owner.namespace())
                                        .withName(owner.name())
                                        .get()
                                != null))
                .orElse(true);
    }

    private static <T> T answered(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw new UnansweredException("Kubernetes did not answer when asked to " + what + ": " + e.getMessage(), e);
        }
    }
}
