package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.admission.CrdSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the planner makes of whole manifests. {@code -Dupdate} rewrites what is expected. */
class PlanCasesTest {
    private static final String HOW = "to take it over: mvn test -pl operator -am -Dtest=PlanCasesTest -Dupdate"
            + " -Dsurefire.failIfNoSpecifiedTests=false";
    private static final CrdSchema PREVIEWS = CrdSchemas.of(PreviewEnvironment.class);
    private static final CrdSchema SERVICES = CrdSchemas.of(ServiceDeployment.class);

    @TestFactory
    Stream<DynamicTest> plansAreAsExpected() {
        return PlanCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    each.hasNoOtherFiles();
                    String rendered = each.rendered();
                    assertThat(expected(each.folder().resolve("out-plan.yaml"), rendered))
                            .as(HOW)
                            .isEqualTo(rendered);
                }));
    }

    /** A case that the API server would not let in says nothing about the planner. */
    @TestFactory
    Stream<DynamicTest> manifestsOfCasesPassAdmission() {
        return PlanCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    admitted(PREVIEWS, each.folder().resolve("in-preview.yaml"));
                    admitted(SERVICES, each.folder().resolve("in-service.yaml"));
                }));
    }

    private static void admitted(CrdSchema schema, Path file) throws IOException {
        if (Files.exists(file)) {
            JsonNode object = PlanCase.YAML.readTree(Files.readString(file));
            assertThat(schema.violations(object, MissingNode.getInstance())).isEmpty();
        }
    }

    /** A digest that is another one after an upgrade of the operator runs every environment's stack again: never unseen. */
    @Test
    void digestsAreThoseOfTheLastVersion() throws IOException {
        Map<String, Map<String, String>> digests = new TreeMap<>();
        for (PlanCase each : PlanCase.all()) {
            if (each.planned() instanceof Planned.Accepted accepted) {
                digests.put(each.name(), digests(accepted.plan()));
            }
        }

        String rendered = PlanCase.write(digests);
        assertThat(expected(PlanCase.DIGESTS, rendered)).as(HOW).isEqualTo(rendered);
    }

    private static Map<String, String> digests(EnvironmentPlan plan) {
        Map<String, String> digests = new TreeMap<>();
        digests.put("data", plan.data().digest());
        digests.put("net", plan.net().digest());
        AppPlan app = PlanCase.app(plan);
        if (app != null) {
            digests.put("app", app.digest());
        }
        return digests;
    }

    @Test
    void nothingOfAServicesOwnProductionReachesAPreviewThatNamesIt() throws IOException {
        PlanCase each = PlanCase.of("template-of-production");

        assertThat(Files.readString(each.folder().resolve("in-service.yaml")))
                .contains(
                        "PRODUCTION_SECRETS", "production.example.com", "16384", "maxCapacity: 64", "desiredCount: 12");
        assertThat(each.rendered())
                .doesNotContainIgnoringCase("production")
                .doesNotContain("16384", "32768", "64.0", "maxCapacity: 64", "desiredCount: 12", "0123dead");
    }

    private static String expected(Path file, String rendered) throws IOException {
        if (System.getProperty("update") != null) {
            Files.writeString(file, rendered);
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
