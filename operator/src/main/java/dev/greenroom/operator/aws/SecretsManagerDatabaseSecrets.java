package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.DatabaseSecrets;
import dev.greenroom.operator.cloud.finding.DatabaseSecretContent;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * A database's secret in Secrets Manager, found by its deterministic name: whoever comes second, after a crash or beside
 * another, reads what the first one made. The SDK adds an idempotency token of its own to each creation.
 */
public final class SecretsManagerDatabaseSecrets implements DatabaseSecrets {
    private final AwsClients clients;
    private final RandomGenerator random;

    /** @param random of cryptographic strength */
    public SecretsManagerDatabaseSecrets(AwsClients clients, RandomGenerator random) {
        this.clients = clients;
        this.random = random;
    }

    @Override
    public DatabaseSecret ensure(DataPlan plan) {
        SecretsManagerClient secrets = clients.secrets(plan.scope().placement());
        String name = plan.database().secretName();
        restoreIfDeleted(secrets, name);
        Optional<GetSecretValueResponse> there = value(secrets, name);
        if (there.isEmpty()) {
            create(secrets, plan);
            restoreIfDeleted(secrets, name);
            there = value(secrets, name);
        }
        GetSecretValueResponse value = there.orElseThrow(() -> new CloudException(
                Kind.TRANSIENT, "SecretNotReady", "secret " + name + " cannot be read yet after it was made", null));
        return new DatabaseSecret(value.arn(), DatabaseSecretContent.password(entries(value)));
    }

    @Override
    public void complete(DataPlan plan, DataOutputs outputs) {
        SecretsManagerClient secrets = clients.secrets(plan.scope().placement());
        String name = plan.database().secretName();
        GetSecretValueResponse value = value(secrets, name)
                .orElseThrow(
                        () -> CloudException.invalid("SecretNotFound", "secret " + name + " does not exist any more"));
        Map<String, String> entries = entries(value);
        Map<String, String> complete = DatabaseSecretContent.completed(entries, plan.database(), outputs);
        if (!complete.equals(entries)) {
            AwsCalls.call(
                    "write secret " + name,
                    () -> secrets.putSecretValue(
                            p -> p.secretId(value.arn()).secretString(SecretJson.write(complete))));
        }
    }

    @Override
    public void delete(Placement placement, String secretName) {
        AwsCalls.find(
                "delete secret " + secretName,
                () -> clients.secrets(placement)
                        .deleteSecret(d -> d.secretId(secretName).forceDeleteWithoutRecovery(true)),
                ResourceNotFoundException.class);
    }

    private void create(SecretsManagerClient secrets, DataPlan plan) {
        List<Tag> tags = plan.scope().tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        String content = DatabaseSecretContent.fresh(random);
        AwsCalls.find(
                "create secret " + plan.database().secretName(),
                () -> secrets.createSecret(c -> c.name(plan.database().secretName())
                        .description("Database of " + plan.scope().owner().tag())
                        .secretString(content)
                        .tags(tags)),
                ResourceExistsException.class,
                InvalidRequestException.class);
    }

    private static void restoreIfDeleted(SecretsManagerClient secrets, String name) {
        AwsCalls.find(
                        "look up secret " + name,
                        () -> secrets.describeSecret(d -> d.secretId(name)),
                        ResourceNotFoundException.class)
                .filter(secret -> secret.deletedDate() != null)
                .ifPresent(secret -> AwsCalls.call(
                        "restore secret " + name, () -> secrets.restoreSecret(r -> r.secretId(secret.arn()))));
    }

    private static Optional<GetSecretValueResponse> value(SecretsManagerClient secrets, String name) {
        return AwsCalls.find(
                "read secret " + name,
                () -> secrets.getSecretValue(g -> g.secretId(name)),
                ResourceNotFoundException.class);
    }

    private static Map<String, String> entries(GetSecretValueResponse value) {
        return DatabaseSecretContent.read(value.name(), value.secretString());
    }
}
