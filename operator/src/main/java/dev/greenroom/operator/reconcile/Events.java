package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.operator.reconcile.Milestones.Milestone;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes Events. One that cannot be written is logged and no more: nothing depends on Events. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int MAX_MESSAGE = 1_000;

    private final KubernetesClient client;
    private final Clock clock;

    Events(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void tell(PreviewEnvironment preview, Milestone milestone) {
        tell(
                new ObjectReferenceBuilder()
                        .withApiVersion(preview.getApiVersion())
                        .withKind(preview.getKind())
                        .withNamespace(preview.getMetadata().getNamespace())
                        .withName(preview.getMetadata().getName())
                        .withUid(preview.getMetadata().getUid())
                        .build(),
                milestone);
    }

    /** @param about an object in a namespace */
    void tell(ObjectReference about, Milestone milestone) {
        try {
            client.v1()
                    .events()
                    .inNamespace(about.getNamespace())
                    .resource(event(about, milestone))
                    .create();
        } catch (KubernetesClientException e) {
            LOG.warn("event {} was not written: {}", milestone.reason(), e.getMessage());
        }
    }

    private Event event(ObjectReference about, Milestone milestone) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String message = milestone.message();
        return new EventBuilder()
                .withNewMetadata()
                .withGenerateName(about.getName() + ".")
                .withNamespace(about.getNamespace())
                .endMetadata()
                .withInvolvedObject(about)
                .withType(milestone.warning() ? "Warning" : "Normal")
                .withReason(milestone.reason())
                .withMessage(message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…")
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent("greenroom")
                .endSource()
                .withReportingComponent("greenroom.dev/operator")
                .withReportingInstance("greenroom")
                .build();
    }
}
