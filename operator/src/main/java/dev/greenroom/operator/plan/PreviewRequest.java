package dev.greenroom.operator.plan;

import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.ServiceDeploymentSpec;
import java.util.Map;

/**
 * All that the plan of a preview depends on.
 *
 * @param namespaceLabels labels of the preview's namespace, by which its tenant is found
 * @param pinned what was planned before; null: nothing yet. Region, name prefix and VPC stay as they were made, whatever a
 *     template says later
 */
public record PreviewRequest(
        String namespace,
        Map<String, String> namespaceLabels,
        String name,
        PreviewEnvironmentSpec spec,
        ServiceLookup service,
        ResolvedPreview pinned) {

    /** The service that the preview names. */
    public sealed interface ServiceLookup {
        /** It names none. */
        record None() implements ServiceLookup {}

        /** It is there. */
        record Found(String namespace, String name, ServiceDeploymentSpec spec) implements ServiceLookup {}

        /** It is not there. */
        record Missing(String namespace, String name) implements ServiceLookup {}
    }
}
