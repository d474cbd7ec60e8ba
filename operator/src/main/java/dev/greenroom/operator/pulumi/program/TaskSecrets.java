package dev.greenroom.operator.pulumi.program;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables that ECS reads from Secrets Manager when it starts a task.
 *
 * @param valueFrom by variable, {@code <arn>} or {@code <arn>:<key>::}
 * @param arns of the secrets, each once
 */
record TaskSecrets(Map<String, String> valueFrom, List<String> arns) {

    /** Throws {@link IllegalArgumentException} when a secret's ARN was not looked up. */
    static TaskSecrets of(AppPlan plan, Map<String, String> arnsByName) {
        Map<String, String> arnByVariable = new TreeMap<>();
        Map<String, String> valueFrom = new TreeMap<>();
        for (SecretBinding secret : plan.secrets()) {
            String arn = arnsByName.get(secret.secretName());
            if (arn == null) {
                throw new IllegalArgumentException("no ARN was looked up for secret " + secret.secretName());
            }
            arnByVariable.put(secret.variable(), arn);
            valueFrom.put(secret.variable(), reference(arn, secret.key()));
        }
        arnByVariable.put(AppPlan.DATABASE_URL, plan.data().secretArn());
        valueFrom.put(AppPlan.DATABASE_URL, reference(plan.data().secretArn(), plan.databaseSecretKey()));
        return new TaskSecrets(
                valueFrom, arnByVariable.values().stream().distinct().sorted().toList());
    }

    /** With a key the ARN must be the full one ("Pass Secrets Manager secrets through Amazon ECS environment variables"). */
    private static String reference(String arn, String key) {
        return key == null ? arn : arn + ":" + key + "::";
    }
}
