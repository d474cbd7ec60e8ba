package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.SecretCatalog;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.cloud.finding.SecretKeys;
import dev.greenroom.operator.cloud.finding.SecretKeys.FoundSecret;
import dev.greenroom.operator.plan.AppPlan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Looks the named secrets up; a value is read only where a key is asked of it, and only its keys are kept. */
public final class SecretsManagerCatalog implements SecretCatalog {
    private final AwsClients clients;

    public SecretsManagerCatalog(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Map<String, String> arns(AppPlan plan) {
        return new SecretKeys(new Account(clients.secrets(plan.scope().placement()))).arns(plan);
    }

    private record Account(SecretsManagerClient secrets) implements SecretKeys.Account {
        @Override
        public Optional<FoundSecret> find(String name) {
            return AwsCalls.find(
                            "look up secret " + name,
                            () -> secrets.describeSecret(d -> d.secretId(name)),
                            ResourceNotFoundException.class)
                    .map(secret -> new FoundSecret(secret.arn(), secret.deletedDate() != null));
        }

        @Override
        public Optional<Set<String>> keys(String name) {
            return AwsCalls.find(
                            "read the keys of secret " + name,
                            () -> secrets.getSecretValue(g -> g.secretId(name)),
                            ResourceNotFoundException.class)
                    .flatMap(value -> SecretJson.read(value.secretString()))
                    .map(Map::keySet);
        }
    }
}
