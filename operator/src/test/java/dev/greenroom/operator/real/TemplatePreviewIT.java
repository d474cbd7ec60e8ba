package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.PreviewEnvironmentStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;

/** A preview that states only its pull request and image, of a service that runs in production with a preview template. */
class TemplatePreviewIT {
    private static final String NAME = "gp-api-pr-7";
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:pr-7";

    private static Stage stage;
    private static Instant applied;
    private static PreviewEnvironmentStatus status;
    private static PreviewOnAws seen;

    @BeforeAll
    static void awaitReady() {
        stage = Stage.open("template");
        stage.cluster().apply(stage.resource("service.yaml"));
        applied = Instant.now();
        stage.cluster().apply(stage.resource("preview-of-service.yaml"));
        status = stage.cluster().awaitReady(NAME, IMAGE);
        seen = stage.onAws(NAME);
    }

    @AfterAll
    static void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void hasTheTemplatesSizesAndNoneOfProductions() {
        ServerlessV2ScalingConfigurationInfo capacity = seen.cluster().serverlessV2ScalingConfiguration();

        assertThat(capacity.minCapacity()).isEqualTo(0.5);
        assertThat(capacity.maxCapacity()).isEqualTo(1.0);
        assertThat(seen.taskDefinition().cpu()).isEqualTo("512");
        assertThat(seen.taskDefinition().memory()).isEqualTo("1024");
        assertThat(seen.service().desiredCount()).isEqualTo(1);
    }

    @Test
    void hasTheTemplatesSecretsAndNoneOfProductions() {
        assertThat(seen.secrets()).containsOnlyKeys("DATABASE_URL", "JWT_SECRET");
        assertThat(seen.container().toString()).doesNotContain("GP_API_PRODUCTION", "STRIPE_LIVE_KEY");
    }

    @Test
    void livesInTheTemplatesNetworkAndDomain() {
        assertThat(status.url()).isEqualTo("https://" + NAME + ".preview.example.com");
        assertThat(seen.databaseSubnets())
                .containsExactlyInAnyOrderElementsOf(stage.estate().privateSubnetIds());
        assertThat(seen.listener(443).certificates())
                .extracting(certificate -> certificate.certificateArn())
                .containsExactly(stage.estate().certificateArn());
        assertThat(seen.cluster().dbClusterIdentifier()).startsWith(NAME + "-");
    }

    @Test
    void takesFromTheServiceWhatAPreviewNeedsToRunItsCode() {
        assertThat(seen.ports()).containsExactly(3000);
        assertThat(seen.environment())
                .containsEntry("LOG_LEVEL", "info")
                .containsEntry("NODE_ENV", "development")
                .containsEntry("JOBS_QUEUE_URL", seen.queueUrl("jobs"));
        assertThat(seen.cluster().engineVersion()).isEqualTo("16.6");
    }

    @Test
    void livesAsLongAsTheTemplateSays() {
        assertThat(Instant.parse(status.expires()))
                .isBetween(applied.plus(Duration.ofHours(23)), applied.plus(Duration.ofHours(25)));
    }

    @Test
    void keepsInItsStatusWhatItWasResolvedTo() {
        assertThat(status.resolved().compute().desiredCount()).isEqualTo(1);
        assertThat(status.resolved().database().maxCapacity()).isEqualTo(1.0);
        assertThat(status.resolved().container().secrets())
                .extracting(secret -> secret.from())
                .containsExactly(stage.estate().secret());
    }
}
