package dev.greenroom.operator.aws;

import static java.util.stream.Collectors.toMap;

import dev.greenroom.operator.aws.AwsCutOffCreates.Search;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.plan.Placement;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/** Roles and what hangs on them; that carries no tags of its own and is its role's owner's. */
final class IamSearches {
    private final AwsClients clients;

    IamSearches(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:iam/role:Role",
                (placement, create) -> role(placement, create, create.text("name")),
                "aws:iam/rolePolicy:RolePolicy",
                this::rolePolicy,
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                this::attachment);
    }

    private Optional<String> role(Placement placement, CutOffCreate create, String name) {
        return AwsCalls.find(
                        "look for role " + name,
                        () -> clients.iam(placement).getRole(g -> g.roleName(name)),
                        NoSuchEntityException.class)
                .map(answer -> answer.role())
                .filter(role -> create.owns(role.tags().stream().collect(toMap(Tag::key, Tag::value))))
                .map(role -> role.roleName());
    }

    private Optional<String> rolePolicy(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        return role(placement, create, create.text("role"))
                .filter(role -> AwsCalls.find(
                                "look for policy " + name + " of role " + role,
                                () -> clients.iam(placement)
                                        .getRolePolicy(g -> g.roleName(role).policyName(name)),
                                NoSuchEntityException.class)
                        .isPresent())
                .map(role -> role + ":" + name);
    }

    private Optional<String> attachment(Placement placement, CutOffCreate create) {
        String policy = create.text("policyArn");
        return role(placement, create, create.text("role"))
                .filter(role -> AwsCalls.find(
                                "look for the policies of role " + role,
                                () -> clients
                                        .iam(placement)
                                        .listAttachedRolePoliciesPaginator(l -> l.roleName(role))
                                        .attachedPolicies()
                                        .stream()
                                        .anyMatch(
                                                attached -> attached.policyArn().equals(policy)),
                                NoSuchEntityException.class)
                        .orElse(false))
                .map(role -> role + "/" + policy);
    }
}
