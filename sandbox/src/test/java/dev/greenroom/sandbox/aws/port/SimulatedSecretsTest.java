package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.TestPlans.OUTPUTS;
import static dev.greenroom.sandbox.aws.port.TestPlans.PLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.DatabaseSecrets.DatabaseSecret;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.secrets.Secrets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sentences are those that the operator's own adapter was seen to say (SecretsIT there). */
class SimulatedSecretsTest {
    private static final String NAME = "greenroom/gr-x";

    private final TestAccount account = new TestAccount();
    private final Secrets secrets = account.region.secrets();
    private final SimulatedDatabaseSecrets database = new SimulatedDatabaseSecrets(account.aws, new Random(1));
    private final SimulatedSecretCatalog catalog = new SimulatedSecretCatalog(account.aws);
    private final DataPlan plan = TestPlans.data();

    @Test
    void aSecondCallReadsWhatTheFirstOneMade() {
        DatabaseSecret made = database.ensure(plan);
        assertThat(made.password()).matches("[A-Za-z0-9]{32}");
        assertThat(made.arn())
                .matches("arn:aws:secretsmanager:us-west-2:123456789012:secret:greenroom/gr-x-[A-Za-z]{6}");
        assertThat(database.ensure(plan)).isEqualTo(made);
        assertThat(secrets.describe(NAME).tags()).containsEntry("greenroom.dev/owner", TestAccount.OWNER);
    }

    @Test
    void itIsCompletedOnce() {
        DatabaseSecret made = database.ensure(plan);
        database.complete(plan, OUTPUTS);
        String complete = secrets.value(NAME).value();
        assertThat(complete)
                .contains("\"host\":\"db.example.com\"")
                .contains("\"url\":\"postgresql://owner:" + made.password()
                        + "@db.example.com:5432/app?sslmode=require\"");
        database.complete(plan, OUTPUTS);
        assertThat(secrets.value(NAME).value()).isEqualTo(complete);
    }

    @Test
    void itIsDeletedAtOnceAndTwiceAndItsNameIsFree() {
        DatabaseSecret made = database.ensure(plan);
        database.delete(PLACEMENT, NAME);
        database.delete(PLACEMENT, NAME);
        assertThat(database.ensure(plan).arn()).isNotEqualTo(made.arn());
    }

    @Test
    void oneThatWaitsForItsDeletionIsRestored() {
        DatabaseSecret made = database.ensure(plan);
        secrets.delete(NAME, 7);
        assertThat(database.ensure(plan)).isEqualTo(made);
    }

    @Test
    void aSecretOfOthersUnderTheNameIsRefused() {
        secrets.create(NAME, "hunter2", Map.of());
        assertThatThrownBy(() -> database.ensure(plan))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.reason()).isEqualTo("SecretUnreadable"))
                .hasMessageContaining(NAME)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSecretIsBilledByTheMonth() {
        database.ensure(plan);
        account.time.pass(Duration.ofDays(30));
        database.delete(PLACEMENT, NAME);
        account.time.pass(Duration.ofDays(30));
        assertThat(account.aws.bill().of(TestAccount.OWNER).setScale(6, RoundingMode.HALF_UP))
                .isEqualByComparingTo(new BigDecimal("0.40"));
    }

    @Test
    void theCatalogFindsFullArns() {
        String arn = secrets.describe("GP_API_PREVIEW").arn();
        assertThat(catalog.arns(
                        TestPlans.app(binding("GP_API_PREVIEW", "JWT_SECRET"), binding("GP_API_PREVIEW", null))))
                .isEqualTo(Map.of("GP_API_PREVIEW", arn));
    }

    @Test
    void theCatalogNamesEveryMissingSecretAndKey() {
        assertThatThrownBy(() -> catalog.arns(TestPlans.app(
                        binding("GP_API_PREVIEW", "A"), binding("GP_API_PREVIEW", "B"), binding("none", null))))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.reason()).isEqualTo("SecretNotFound"))
                .hasMessage("secret GP_API_PREVIEW has no keys A, B (it has 2 other keys)"
                        + "; secret none does not exist in us-west-2");
    }

    private static SecretBinding binding(String secret, String key) {
        return new SecretBinding("VARIABLE", secret, key);
    }
}
