package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.reconcile.Milestones.Milestone;
import dev.greenroom.operator.stack.orphan.Orphan.Environment;
import dev.greenroom.operator.stack.orphan.OrphanNews;
import dev.greenroom.operator.stack.orphan.OrphanReport;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Optional;

/**
 * Tells of orphans by Events on the operator's own lease, which is in its namespace however many pods come and go: there is no
 * object of theirs to tell them on. Every sweep tells again, because Events are forgotten within an hour.
 */
public final class OrphanEvents implements OrphanNews {
    private static final String DEFAULT_NAMESPACE = "default";

    private final Events events;
    private final ObjectReference operator;

    /** @param lease its name; the namespace is the client's own */
    public OrphanEvents(KubernetesClient client, String lease, Clock clock) {
        this.events = new Events(client, clock);
        this.operator = new ObjectReferenceBuilder()
                .withApiVersion("coordination.k8s.io/v1")
                .withKind("Lease")
                .withNamespace(Optional.ofNullable(client.getNamespace()).orElse(DEFAULT_NAMESPACE))
                .withName(lease)
                .build();
    }

    @Override
    public void found(OrphanReport report) {
        if (!report.certain().isEmpty()) {
            events.tell(operator, new Milestone(true, "OrphansFound", report.summary()));
        }
    }

    @Override
    public void removed(Environment environment) {
        events.tell(
                operator,
                new Milestone(
                        false,
                        "OrphanRemoved",
                        environment.name() + ": all is destroyed, and AWS knows none of it any more"));
    }

    @Override
    public void keptAfterAll(Environment environment, String why) {
        events.tell(operator, new Milestone(true, "OrphanNotRemoved", environment.name() + ": " + why));
    }
}
