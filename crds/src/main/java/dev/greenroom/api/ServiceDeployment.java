package dev.greenroom.api;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One service in one long-lived environment; for previews, the place of the template they inherit from. */
@Group(GreenroomApi.GROUP)
@Version(GreenroomApi.VERSION)
@Plural("servicedeployments")
@ShortNames("sdeploy")
@Categories("greenroom")
@ValidationRule(
        value = Rules.NAME,
        message = Rules.NAME_IS,
        messageExpression = Rules.NAME_SAYS,
        fieldPath = ".metadata.name")
public class ServiceDeployment extends CustomResource<ServiceDeploymentSpec, ServiceDeploymentStatus>
        implements Namespaced {

    @Override
    @Required
    public ServiceDeploymentSpec getSpec() {
        return super.getSpec();
    }
}
