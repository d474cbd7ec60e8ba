package dev.greenroom.operator.reconcile;

import dev.greenroom.api.GreenroomApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** Which updates are worth a reconcile: spec, deletion, finalizers, the reconcile-at annotation. Not our own status. */
public final class ReconcileTriggers implements OnUpdateFilter<HasMetadata> {
    @Override
    public boolean accept(HasMetadata newResource, HasMetadata oldResource) {
        ObjectMeta now = newResource.getMetadata();
        ObjectMeta before = oldResource.getMetadata();
        return !Objects.equals(now.getGeneration(), before.getGeneration())
                || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp())
                || !Objects.equals(now.getFinalizers(), before.getFinalizers())
                || !Objects.equals(reconcileAt(newResource), reconcileAt(oldResource));
    }

    /** Value of the annotation; null: there is none. */
    static String reconcileAt(HasMetadata resource) {
        return resource.getMetadata().getAnnotations() == null
                ? null
                : resource.getMetadata().getAnnotations().get(GreenroomApi.RECONCILE_AT);
    }
}
