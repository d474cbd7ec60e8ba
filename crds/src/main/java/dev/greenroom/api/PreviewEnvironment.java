package dev.greenroom.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One pull request's own environment on AWS. */
@Group(GreenroomApi.GROUP)
@Version(GreenroomApi.VERSION)
@Plural("previewenvironments")
@ShortNames({"previews", "preview"})
@Categories("greenroom")
@AdditionalPrinterColumn(
        name = "PR",
        jsonPath = ".spec.pullRequest.number",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "PHASE", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "URL", jsonPath = ".status.url")
@AdditionalPrinterColumn(name = "COST/MO", jsonPath = ".status.cost.monthly")
@AdditionalPrinterColumn(name = "EXPIRES", jsonPath = ".status.expires")
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "IMAGE", jsonPath = ".status.image", priority = 1)
@AdditionalPrinterColumn(name = "SHA", jsonPath = ".spec.pullRequest.headSha", priority = 1)
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason", priority = 1)
@ValidationRule(
        value = Rules.NAME,
        message = Rules.NAME_IS,
        messageExpression = Rules.NAME_SAYS,
        fieldPath = ".metadata.name")
public class PreviewEnvironment extends CustomResource<PreviewEnvironmentSpec, PreviewEnvironmentStatus>
        implements Namespaced {

    @Override
    @Required
    public PreviewEnvironmentSpec getSpec() {
        return super.getSpec();
    }
}
