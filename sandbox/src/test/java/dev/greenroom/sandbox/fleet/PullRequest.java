package dev.greenroom.sandbox.fleet;

import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** What people do to one pull request, as their workflow passes it on. */
record PullRequest(GenericKubernetesResource template, int number) {
    private static final String NAMESPACE = "default";
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:";

    void open(KubernetesClient api) {
        GenericKubernetesResource preview = Serialization.clone(template);
        preview.getMetadata().setName(name());
        Map<String, Object> pullRequest = preview.get("spec", "pullRequest");
        pullRequest.put("number", number);
        api.resource(preview).inNamespace(NAMESPACE).create();
    }

    /** A tag that ends with {@code -crash} names an image whose tasks do not live long. */
    void push(KubernetesClient api, String tag) {
        resource(api).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"image\":\"" + IMAGE + tag + "\"}}");
    }

    void close(KubernetesClient api) {
        resource(api).delete();
    }

    /** Whether its preview is there. */
    boolean isThere(KubernetesClient api) {
        return resource(api).get() != null;
    }

    private Resource<PreviewEnvironment> resource(KubernetesClient api) {
        return api.resources(PreviewEnvironment.class).inNamespace(NAMESPACE).withName(name());
    }

    private String name() {
        return "gp-api-pr-" + number;
    }
}
