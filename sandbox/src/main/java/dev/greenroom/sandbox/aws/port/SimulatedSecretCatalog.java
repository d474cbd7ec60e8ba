package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.SecretCatalog;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.cloud.finding.SecretKeys;
import dev.greenroom.operator.cloud.finding.SecretKeys.FoundSecret;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.secrets.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the account's secrets. */
public final class SimulatedSecretCatalog implements SecretCatalog {
    private static final String NONE = "ResourceNotFoundException";

    private final SimulatedAws aws;

    public SimulatedSecretCatalog(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Map<String, String> arns(AppPlan plan) {
        return new SecretKeys(new Account(
                        PortCalls.region(aws, plan.scope().placement()).secrets()))
                .arns(plan);
    }

    private record Account(Secrets secrets) implements SecretKeys.Account {
        @Override
        public Optional<FoundSecret> find(String name) {
            return PortCalls.find("look up secret " + name, () -> secrets.describe(name), NONE)
                    .map(secret -> new FoundSecret(secret.arn(), secret.deletedAt() != null));
        }

        @Override
        public Optional<Set<String>> keys(String name) {
            return PortCalls.find("read the keys of secret " + name, () -> secrets.value(name), NONE)
                    .flatMap(secret -> SecretJson.read(secret.value()))
                    .map(Map::keySet);
        }
    }
}
