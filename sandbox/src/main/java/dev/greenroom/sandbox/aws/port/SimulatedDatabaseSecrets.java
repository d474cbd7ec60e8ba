package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.DatabaseSecrets;
import dev.greenroom.operator.cloud.finding.DatabaseSecretContent;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.secrets.Secret;
import dev.greenroom.sandbox.aws.secrets.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Database secrets in the account, by the same steps as with the true service. */
public final class SimulatedDatabaseSecrets implements DatabaseSecrets {
    private static final String NONE = "ResourceNotFoundException";

    private final SimulatedAws aws;
    private final RandomGenerator random;

    public SimulatedDatabaseSecrets(SimulatedAws aws, RandomGenerator random) {
        this.aws = aws;
        this.random = random;
    }

    @Override
    public DatabaseSecret ensure(DataPlan plan) {
        Secrets secrets = secrets(plan.scope().placement());
        String name = plan.database().secretName();
        restoreIfDeleted(secrets, name);
        Optional<Secret> there = value(secrets, name);
        if (there.isEmpty()) {
            create(secrets, plan);
            there = value(secrets, name);
        }
        Secret secret = there.orElseThrow(() -> new CloudException(
                Kind.TRANSIENT, "SecretNotReady", "secret " + name + " cannot be read yet after it was made", null));
        return new DatabaseSecret(secret.arn(), DatabaseSecretContent.password(entries(secret)));
    }

    private void create(Secrets secrets, DataPlan plan) {
        String name = plan.database().secretName();
        String content = DatabaseSecretContent.fresh(random);
        PortCalls.find(
                "create secret " + name,
                () -> secrets.create(name, content, plan.scope().tags()),
                "ResourceExistsException",
                "InvalidRequestException");
    }

    @Override
    public void complete(DataPlan plan, DataOutputs outputs) {
        Secrets secrets = secrets(plan.scope().placement());
        String name = plan.database().secretName();
        Secret secret = value(secrets, name)
                .orElseThrow(
                        () -> CloudException.invalid("SecretNotFound", "secret " + name + " does not exist any more"));
        Map<String, String> entries = entries(secret);
        Map<String, String> complete = DatabaseSecretContent.completed(entries, plan.database(), outputs);
        if (!complete.equals(entries)) {
            PortCalls.call("write secret " + name, () -> {
                secrets.put(secret.arn(), SecretJson.write(complete));
                return secret;
            });
        }
    }

    @Override
    public void delete(Placement placement, String secretName) {
        Secrets secrets = secrets(placement);
        PortCalls.find(
                "delete secret " + secretName,
                () -> {
                    secrets.delete(secretName, 0);
                    return secretName;
                },
                NONE);
    }

    private Secrets secrets(Placement placement) {
        return PortCalls.region(aws, placement).secrets();
    }

    private static void restoreIfDeleted(Secrets secrets, String name) {
        PortCalls.find("look up secret " + name, () -> secrets.describe(name), NONE)
                .filter(secret -> secret.deletedAt() != null)
                .ifPresent(secret -> PortCalls.call("restore secret " + name, () -> {
                    secrets.restore(secret.arn());
                    return secret;
                }));
    }

    private static Optional<Secret> value(Secrets secrets, String name) {
        return PortCalls.find("read secret " + name, () -> secrets.value(name), NONE);
    }

    private static Map<String, String> entries(Secret secret) {
        return DatabaseSecretContent.read(secret.name(), secret.value());
    }
}
