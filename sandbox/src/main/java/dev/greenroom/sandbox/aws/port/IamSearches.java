package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.look;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.iam.Role;
import dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.Search;
import java.util.Map;
import java.util.Optional;

/** Roles and what hangs on them; that carries no tags of its own and is its role's owner's. */
final class IamSearches {
    private final SimulatedAws aws;

    IamSearches(SimulatedAws aws) {
        this.aws = aws;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:iam/role:Role",
                (region, create) -> role(create, create.text("name")).map(Role::name),
                "aws:iam/rolePolicy:RolePolicy",
                (region, create) -> rolePolicy(create),
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                (region, create) -> attachment(create));
    }

    private Optional<Role> role(CutOffCreate create, String name) {
        return look(create, () -> aws.iam().role(name)).filter(role -> create.owns(role.tags()));
    }

    private Optional<String> rolePolicy(CutOffCreate create) {
        String name = create.text("name");
        return role(create, create.text("role"))
                .filter(role -> role.inlinePolicies().containsKey(name))
                .map(role -> role.name() + ":" + name);
    }

    private Optional<String> attachment(CutOffCreate create) {
        String policy = create.text("policyArn");
        return role(create, create.text("role"))
                .filter(role -> role.attachedPolicies().contains(policy))
                .map(role -> role.name() + "/" + policy);
    }
}
