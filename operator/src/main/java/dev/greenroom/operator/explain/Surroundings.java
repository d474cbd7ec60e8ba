package dev.greenroom.operator.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.api.ServiceDeploymentSpec;
import dev.greenroom.api.ServiceRef;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import java.util.HashMap;
import java.util.Map;

/** What the planner would read from the cluster, taken from the manifests. */
final class Surroundings {
    /** The API server puts it on every namespace. */
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Map<String, ServiceDeploymentSpec> services = new HashMap<>();
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    void service(Manifest.Subject subject, ServiceDeploymentSpec spec) {
        services.put(subject.namespace() + "/" + subject.name(), spec);
    }

    void namespace(Manifest manifest) {
        Map<String, String> stated = new HashMap<>();
        for (Map.Entry<String, JsonNode> label :
                manifest.object().at("/metadata/labels").properties()) {
            stated.put(label.getKey(), label.getValue().asText());
        }
        labels.put(manifest.subject().name(), stated);
    }

    boolean knowsNamespace(String namespace) {
        return labels.containsKey(namespace);
    }

    Map<String, String> labels(String namespace) {
        Map<String, String> all = new HashMap<>(labels.getOrDefault(namespace, Map.of()));
        all.put(NAME_LABEL, namespace);
        return all;
    }

    ServiceLookup lookup(ServiceRef reference, String previewNamespace) {
        if (reference == null) {
            return new ServiceLookup.None();
        }
        String namespace = reference.namespace() == null ? previewNamespace : reference.namespace();
        ServiceDeploymentSpec spec = services.get(namespace + "/" + reference.name());
        return spec == null
                ? new ServiceLookup.Missing(namespace, reference.name())
                : new ServiceLookup.Found(namespace, reference.name(), spec);
    }
}
