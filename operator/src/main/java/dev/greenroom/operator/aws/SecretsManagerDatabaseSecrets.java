package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.DatabaseSecrets;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final String PASSWORD = "password";

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
        return new DatabaseSecret(value.arn(), entries(value).get(PASSWORD));
    }

    @Override
    public void complete(DataPlan plan, DataOutputs outputs) {
        SecretsManagerClient secrets = clients.secrets(plan.scope().placement());
        String name = plan.database().secretName();
        GetSecretValueResponse value = value(secrets, name)
                .orElseThrow(() -> AwsCalls.invalid("SecretNotFound", "secret " + name + " does not exist any more"));
        Map<String, String> entries = entries(value);
        Map<String, String> complete = completed(entries, plan.database(), outputs);
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

    /**
     * The url asks for {@code sslmode=require}: Aurora PostgreSQL refuses unencrypted connections by default
     * (rds.force_ssl), and libpq's meaning of "require" needs no copy of Amazon's certificates in the application's image.
     */
    static Map<String, String> completed(Map<String, String> entries, DatabasePlan database, DataOutputs outputs) {
        Map<String, String> complete = new TreeMap<>(entries);
        String port = String.valueOf(outputs.databasePort());
        complete.put("username", database.username());
        complete.put("host", outputs.databaseHost());
        complete.put("port", port);
        complete.put("dbname", database.databaseName());
        complete.put(
                "url",
                "postgresql://" + database.username() + ":" + entries.get(PASSWORD) + "@" + outputs.databaseHost() + ":"
                        + port + "/" + database.databaseName() + "?sslmode=require");
        return complete;
    }

    private void create(SecretsManagerClient secrets, DataPlan plan) {
        List<Tag> tags = plan.scope().tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        String content = SecretJson.write(Map.of(PASSWORD, Passwords.make(random)));
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
        return SecretJson.read(value.secretString())
                .filter(entries -> entries.containsKey(PASSWORD))
                .orElseThrow(() -> AwsCalls.invalid(
                        "SecretUnreadable",
                        "secret " + value.name() + " has no key " + PASSWORD + "; it was not made by Greenroom or was"
                                + " written to by others"));
    }
}
