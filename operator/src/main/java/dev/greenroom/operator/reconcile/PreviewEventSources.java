package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.api.ServiceRef;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What brings a preview's reconcile about beside its own changes: the end of a run, an answer, a change of its service, or that
 * it was overlooked.
 */
final class PreviewEventSources {
    private static final String BY_SERVICE = "service";

    private static final Duration LOOK = Duration.ofSeconds(10);

    private final WakeUps wakeUps;
    private final UnaryOperator<Duration> timers;
    private InformerEventSource<ServiceDeployment, PreviewEnvironment> services;

    PreviewEventSources(WakeUps wakeUps, UnaryOperator<Duration> timers) {
        this.wakeUps = wakeUps;
        this.timers = timers;
    }

    List<EventSource<?, PreviewEnvironment>> prepare(EventSourceContext<PreviewEnvironment> context) {
        context.getPrimaryCache()
                .addIndexer(BY_SERVICE, preview -> reference(preview).stream().toList());
        services = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(ServiceDeployment.class, PreviewEnvironment.class)
                        .withSecondaryToPrimaryMapper(service -> previewsOf(service, context))
                        .withNamespacesInheritedFromController()
                        .build(),
                context);
        EventSource<?, PreviewEnvironment> overlooked = new OverlookedPreviews(
                () -> context.getPrimaryCache().list(),
                context.getControllerConfiguration().getFinalizerName(),
                timers.apply(LOOK));
        return List.of(wakeUps.source(), services, overlooked);
    }

    Optional<ServiceDeployment> service(String namespace, String name) {
        return services.get(new ResourceID(name, namespace));
    }

    private static Set<ResourceID> previewsOf(
            ServiceDeployment service, EventSourceContext<PreviewEnvironment> context) {
        String key = service.getMetadata().getNamespace() + "/"
                + service.getMetadata().getName();
        return context.getPrimaryCache().byIndex(BY_SERVICE, key).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static Optional<String> reference(PreviewEnvironment preview) {
        ServiceRef reference =
                preview.getSpec() == null ? null : preview.getSpec().serviceRef();
        return Optional.ofNullable(reference)
                .map(ref -> PreviewPlans.namespaceOf(ref, preview.getMetadata().getNamespace()) + "/" + ref.name());
    }
}
