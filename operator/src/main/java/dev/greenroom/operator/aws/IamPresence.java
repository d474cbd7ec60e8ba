package dev.greenroom.operator.aws;

import dev.greenroom.operator.aws.AwsPresence.Check;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Placement;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Roles and what hangs on them. IAM deletes at once: there is no state in between. */
final class IamPresence {
    /** The provider names an attachment after the role; it adds time and counter to one it made, the policy to one it imported. */
    private static final Pattern ATTACHMENT_SUFFIX = Pattern.compile("-(?:[0-9a-f]{26}|arn:.*)$");

    private final AwsClients clients;

    IamPresence(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Check> checks() {
        return Map.of(
                "aws:iam/role:Role", this::role,
                "aws:iam/rolePolicy:RolePolicy", this::rolePolicy,
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment", this::attachment);
    }

    private boolean role(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up role " + resource.id(),
                        () -> clients.iam(placement).getRole(g -> g.roleName(resource.id())),
                        NoSuchEntityException.class)
                .isPresent();
    }

    private boolean rolePolicy(Placement placement, CloudResource resource) {
        String[] roleAndPolicy = resource.id().split(":", 2);
        return roleAndPolicy.length < 2
                || AwsCalls.find(
                                "look up role policy " + resource.id(),
                                () -> clients.iam(placement).getRolePolicy(g -> g.roleName(roleAndPolicy[0])
                                        .policyName(roleAndPolicy[1])),
                                NoSuchEntityException.class)
                        .isPresent();
    }

    private boolean attachment(Placement placement, CloudResource resource) {
        String role = ATTACHMENT_SUFFIX.matcher(resource.id()).replaceFirst("");
        return AwsCalls.find(
                        "look up the policies of role " + role,
                        () -> clients.iam(placement).listAttachedRolePolicies(l -> l.roleName(role)),
                        NoSuchEntityException.class)
                .filter(answer -> !answer.attachedPolicies().isEmpty())
                .isPresent();
    }
}
