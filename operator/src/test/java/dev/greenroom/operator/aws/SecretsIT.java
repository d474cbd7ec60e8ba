package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.DatabaseSecrets.DatabaseSecret;
import dev.greenroom.operator.cloud.finding.SecretJson;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import dev.greenroom.operator.plan.DataPlan;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsIT {
    private final Rig rig = new Rig();
    private final SecretsManagerClient secrets = rig.clients.secrets(Rig.PLACEMENT);
    private final SecretsManagerDatabaseSecrets database = new SecretsManagerDatabaseSecrets(rig.clients, new Random());
    private final SecretsManagerCatalog catalog = new SecretsManagerCatalog(rig.clients);
    private final DataPlan plan = rig.dataPlan();
    private final String name = plan.database().secretName();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aDatabaseSecretIsMadeOnceAndReadAfterwards() {
        DatabaseSecret made = database.ensure(plan);
        assertThat(made.password()).matches("[A-Za-z0-9]{32}");
        assertThat(database.ensure(plan)).isEqualTo(made);
        DescribeSecretResponse secret = secrets.describeSecret(d -> d.secretId(name));
        assertThat(secret.arn()).isEqualTo(made.arn());
        assertThat(secret.tags()).anySatisfy(tag -> assertThat(tag.value()).isEqualTo(rig.owner.tag()));
    }

    @Test
    void itIsCompletedOnce() {
        DatabaseSecret made = database.ensure(plan);
        database.complete(plan, Rig.dataOutputs(made.arn()));
        assertThat(SecretJson.read(secrets.getSecretValue(g -> g.secretId(name)).secretString()))
                .contains(Map.of(
                        "password", made.password(),
                        "username", "app",
                        "host", "db.example.com",
                        "port", "5432",
                        "dbname", "app",
                        "url", "postgresql://app:" + made.password() + "@db.example.com:5432/app?sslmode=require"));
        int versions = versions();
        database.complete(plan, Rig.dataOutputs(made.arn()));
        assertThat(versions()).isEqualTo(versions);
        assertThat(database.ensure(plan)).isEqualTo(made);
    }

    @Test
    void itIsDeletedAtOnceAndTwice() {
        database.ensure(plan);
        database.delete(Rig.PLACEMENT, name);
        database.delete(Rig.PLACEMENT, name);
        assertThatThrownBy(() -> secrets.describeSecret(d -> d.secretId(name)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void oneThatWaitsForItsDeletionIsRestored() {
        DatabaseSecret made = database.ensure(plan);
        secrets.deleteSecret(d -> d.secretId(name).recoveryWindowInDays(7L));
        assertThat(database.ensure(plan)).isEqualTo(made);
    }

    @Test
    void aSecretOfOthersUnderTheNameIsRefused() {
        secrets.createSecret(c -> c.name(name).secretString("hunter2"));
        assertThatThrownBy(() -> database.ensure(plan))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.reason()).isEqualTo("SecretUnreadable"))
                .hasMessageContaining(name)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theCatalogFindsFullArns() {
        String arn = secrets.createSecret(c -> c.name(rig.name).secretString("{\"JWT_SECRET\":\"x\"}"))
                .arn();
        assertThat(catalog.arns(rig.appPlan(null, List.of(), binding(rig.name, "JWT_SECRET"), binding(rig.name, null))))
                .isEqualTo(Map.of(rig.name, arn));
    }

    @Test
    void theCatalogNamesEveryMissingSecretAndKey() {
        secrets.createSecret(c -> c.name(rig.name).secretString("{\"A\":\"hunter2\",\"B\":\"b\",\"C\":\"c\"}"));
        assertThatThrownBy(() -> catalog.arns(rig.appPlan(
                        null,
                        List.of(),
                        binding(rig.name, "JWT_SECRET"),
                        binding(rig.name, "A"),
                        binding(rig.name, "STRIPE_KEY"),
                        binding("no-" + rig.name, null))))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(CloudException.Kind.INVALID);
                    assertThat(e.reason()).isEqualTo("SecretNotFound");
                })
                .hasMessage("secret " + rig.name + " has no keys JWT_SECRET, STRIPE_KEY (it has 3 other keys)"
                        + "; secret no-" + rig.name + " does not exist in us-west-2");
    }

    private int versions() {
        return secrets.listSecretVersionIds(l -> l.secretId(name).includeDeprecated(true))
                .versions()
                .size();
    }

    private static SecretBinding binding(String secret, String key) {
        return new SecretBinding("VARIABLE", secret, key);
    }
}
