package dev.greenroom.sandbox.awsx;

import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A role of a task: made with its policies, given, or skipped. */
record TaskRole(Optional<Registered> made, Optional<Input> arn) {
    static final String ROLE_TWICE = "Can't define role args if specified an existing role ARN";

    private static final String TRUST_ECS_TASKS =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"sts:AssumeRole\","
                    + "\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Effect\":\"Allow\",\"Sid\":\"\"}]}";

    static TaskRole of(Given wanted, String name, List<String> policies, Children children)
            throws InterruptedException {
        Given arn = wanted.member("roleArn");
        Given args = wanted.member("args");
        if (arn.isSet() && args.isSet()) {
            throw new ProviderException(ROLE_TWICE);
        }
        if (wanted.member("skip").isTrue()) {
            return new TaskRole(Optional.empty(), Optional.empty());
        }
        if (arn.isSet()) {
            return new TaskRole(Optional.empty(), Optional.of(Input.of(arn)));
        }
        Registered role = make(args, name, policies, children);
        return new TaskRole(Optional.of(role), Optional.of(Input.output(role, "arn")));
    }

    private static Registered make(Given args, String name, List<String> policies, Children children)
            throws InterruptedException {
        ChildInputs inputs = new ChildInputs()
                .put("assumeRolePolicy", Input.of(TRUST_ECS_TASKS))
                .putAll(args.members(Set.of("policyArns")));
        Registered role = children.make("aws:iam/role:Role", name, inputs);
        Given own = args.member("policyArns");
        List<String> attached = own.isSet()
                ? own.elements().stream().map(policy -> policy.text("")).toList()
                : policies;
        for (String policy : attached) {
            ChildInputs attachment =
                    new ChildInputs().put("role", Input.output(role, "name")).put("policyArn", Input.of(policy));
            children.make(
                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment", name + "-" + Hash.of(policy), attachment);
        }
        return role;
    }
}
