package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderAssumeRoleArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import java.util.List;

/**
 * The one {@code aws} provider of a stack, and the resource options that pass it on. A resource without it would be made with
 * whatever credentials and region the process has, untagged; a component without it starts a second plugin.
 */
record ExplicitProvider(Provider provider) {
    private static final String SESSION_NAME = "greenroom";

    static ExplicitProvider of(Scope scope) {
        Placement placement = scope.placement();
        ProviderArgs.Builder args = ProviderArgs.builder()
                .region(placement.region())
                .defaultTags(
                        ProviderDefaultTagsArgs.builder().tags(scope.tags()).build());
        if (placement.accountId() != null) {
            args.allowedAccountIds(placement.accountId());
        }
        if (placement.roleArn() != null) {
            args.assumeRole(assumeRole(placement));
        }
        return new ExplicitProvider(new Provider("aws", args.build()));
    }

    CustomResourceOptions options() {
        return builder().build();
    }

    CustomResourceOptions options(List<Resource> dependsOn) {
        return builder().dependsOn(dependsOn).build();
    }

    CustomResourceOptions.Builder builder() {
        return CustomResourceOptions.builder().provider(provider);
    }

    ComponentResourceOptions component() {
        return component(List.of());
    }

    ComponentResourceOptions component(List<Resource> dependsOn) {
        return ComponentResourceOptions.builder()
                .providers(provider)
                .dependsOn(dependsOn)
                .build();
    }

    private static ProviderAssumeRoleArgs assumeRole(Placement placement) {
        ProviderAssumeRoleArgs.Builder role =
                ProviderAssumeRoleArgs.builder().roleArn(placement.roleArn()).sessionName(SESSION_NAME);
        if (placement.externalId() != null) {
            role.externalId(placement.externalId());
        }
        return role.build();
    }
}
