package dev.greenroom.operator.real.chaos;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.real.Cluster;
import java.util.Objects;

/**
 * What the last manifest of a preview asks for.
 *
 * @param image null: the preview is not wanted any more
 * @param maxCapacity of its database
 */
record Wanted(String preview, String image, int maxCapacity) {
    static Wanted gone(String preview) {
        return new Wanted(preview, null, 0);
    }

    boolean isGone() {
        return image == null;
    }

    /** Whether it is what it is to be, by what the API server says. */
    boolean settled(Cluster cluster) {
        PreviewEnvironment there = cluster.preview(preview).get();
        if (isGone() || there == null) {
            return isGone() && there == null;
        }
        PreviewEnvironmentStatus status = there.getStatus();
        return status != null
                && status.phase() == Phase.Ready
                && image.equals(status.image())
                && Objects.equals(
                        status.observedGeneration(), there.getMetadata().getGeneration())
                && "True".equals(Cluster.ready(status).getStatus());
    }
}
