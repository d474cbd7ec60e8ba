package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.api.ServiceRef;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewPlanner;
import dev.greenroom.operator.plan.PreviewRequest;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Gathers what the planner needs from Kubernetes. */
final class PreviewPlans {
    private final PreviewPlanner planner;
    private final Function<String, Namespace> namespaces;

    /**
     * @param namespaces reads a namespace; null: nobody is interested in its labels
     */
    PreviewPlans(PreviewPlanner planner, Function<String, Namespace> namespaces) {
        this.planner = planner;
        this.namespaces = namespaces;
    }

    /** The planner's answer; services are looked up by namespace and name. */
    Planned plan(
            PreviewEnvironment preview,
            PreviewEnvironmentStatus status,
            BiFunction<String, String, Optional<ServiceDeployment>> services) {
        String namespace = preview.getMetadata().getNamespace();
        return planner.plan(new PreviewRequest(
                namespace,
                labels(namespace),
                preview.getMetadata().getName(),
                preview.getSpec(),
                lookup(preview.getSpec().serviceRef(), namespace, services),
                status.stacks().anyLeft() ? status.resolved() : null));
    }

    Owner owner(PreviewEnvironment preview) {
        return planner.owner(
                preview.getMetadata().getNamespace(), preview.getMetadata().getName());
    }

    /** Where a preview's things are if no run record says. */
    Placement placement(PreviewEnvironment preview, PreviewEnvironmentStatus status) {
        String region = status.resolved() == null ? null : status.resolved().region();
        return planner.placement(labels(preview.getMetadata().getNamespace()), region);
    }

    private Map<String, String> labels(String namespace) {
        Namespace found = namespaces == null ? null : namespaces.apply(namespace);
        return found == null || found.getMetadata().getLabels() == null
                ? Map.of()
                : found.getMetadata().getLabels();
    }

    private static ServiceLookup lookup(
            ServiceRef reference,
            String previewNamespace,
            BiFunction<String, String, Optional<ServiceDeployment>> services) {
        if (reference == null) {
            return new ServiceLookup.None();
        }
        String namespace = namespaceOf(reference, previewNamespace);
        return services.apply(namespace, reference.name())
                .<ServiceLookup>map(found -> new ServiceLookup.Found(namespace, reference.name(), found.getSpec()))
                .orElseGet(() -> new ServiceLookup.Missing(namespace, reference.name()));
    }

    static String namespaceOf(ServiceRef reference, String previewNamespace) {
        return reference.namespace() == null ? previewNamespace : reference.namespace();
    }
}
