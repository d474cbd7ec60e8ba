package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.PreviewEnvironmentStatus;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What examples/preview-gp-api.yaml has to be on AWS. */
final class ExampleOnAws {
    private final Aws aws;
    private final Estate estate;
    private final PreviewOnAws seen;
    private final String image;

    ExampleOnAws(Aws aws, Estate estate, PreviewEnvironmentStatus status) {
        this.aws = aws;
        this.estate = estate;
        this.seen = new PreviewOnAws(aws, status);
        this.image = status.image();
    }

    void theDatabaseIsServerlessEncryptedAndPrivate() {
        DBCluster database = seen.cluster();

        assertThat(database.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(0.5);
        assertThat(database.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(2.0);
        assertThat(database.engine()).isEqualTo("aurora-postgresql");
        assertThat(database.storageEncrypted()).isTrue();
        assertThat(seen.instances()).singleElement().satisfies(instance -> {
            assertThat(instance.dbInstanceClass()).isEqualTo("db.serverless");
            assertThat(instance.publiclyAccessible()).isFalse();
        });
        assertThat(seen.databaseSubnets()).containsExactlyInAnyOrderElementsOf(estate.privateSubnetIds());
    }

    void theDatabaseIsOpenToItsTasksAlone(String owner) {
        assertThat(seen.databaseIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.referencedGroupInfo().groupId()).isEqualTo(seen.net("serviceSecurityGroupId"));
            assertThat(rule.fromPort()).isEqualTo(rule.toPort()).isEqualTo(5432);
            assertThat(rule.tags()).anySatisfy(tag -> assertThat(tag.key() + "=" + tag.value())
                    .isEqualTo("greenroom.dev/owner=" + owner));
        });
    }

    void theQueueIsFifoAndHandsWhatFailsToItsDeadLetterQueue() {
        Map<QueueAttributeName, String> queue = seen.queue(seen.queueUrl("jobs"));
        String deadLetters =
                Json.texts(queue.get(QueueAttributeName.REDRIVE_POLICY)).get("deadLetterTargetArn");

        assertThat(queue).containsEntry(QueueAttributeName.FIFO_QUEUE, "true");
        assertThat(queue.get(QueueAttributeName.QUEUE_ARN)).endsWith("-jobs.fifo");
        assertThat(deadLetters).endsWith("-jobs-dlq.fifo");
        String url = aws.sqs
                .getQueueUrl(g -> g.queueName(deadLetters.substring(deadLetters.lastIndexOf(':') + 1)))
                .queueUrl();
        assertThat(seen.queue(url)).containsEntry(QueueAttributeName.FIFO_QUEUE, "true");
    }

    void theLoadBalancerSpeaksTlsAndRedirectsToIt() {
        Listener https = seen.listener(443);
        Listener http = seen.listener(80);

        assertThat(https.protocolAsString()).isEqualTo("HTTPS");
        assertThat(https.certificates()).singleElement().satisfies(certificate -> assertThat(
                        certificate.certificateArn())
                .isEqualTo(estate.certificateArn()));
        assertThat(https.sslPolicy()).isEqualTo("ELBSecurityPolicy-TLS13-1-2-2021-06");
        assertThat(PreviewOnAws.actions(https)).containsExactly(ActionTypeEnum.FORWARD);
        assertThat(PreviewOnAws.actions(http)).containsExactly(ActionTypeEnum.REDIRECT);
        RedirectActionConfig redirect = http.defaultActions().get(0).redirectConfig();
        assertThat(List.of(redirect.protocol(), redirect.port(), redirect.statusCodeAsString()))
                .containsExactly("HTTPS", "443", "HTTP_301");
    }

    void theServiceRunsOneSmallTaskWithItsSecretsByArn() {
        assertThat(seen.service().desiredCount()).isEqualTo(1);
        assertThat(seen.taskDefinition().cpu()).isEqualTo("256");
        assertThat(seen.taskDefinition().memory()).isEqualTo("512");
        assertThat(seen.container().image()).isEqualTo(image);
        assertThat(seen.ports()).containsExactly(80);
        String applicationSecret =
                aws.secrets.describeSecret(d -> d.secretId(estate.secret())).arn();
        assertThat(seen.secrets())
                .containsOnlyKeys("DATABASE_URL", "JWT_SECRET", "STRIPE_KEY", "SENDGRID_KEY")
                .containsEntry("DATABASE_URL", seen.databaseSecretArn() + ":url::")
                .containsEntry("JWT_SECRET", applicationSecret + ":JWT_SECRET::");
        assertThat(seen.environment())
                .containsOnlyKeys("JOBS_QUEUE_URL", "LOG_LEVEL", "NODE_ENV")
                .containsEntry("NODE_ENV", "development")
                .containsEntry("JOBS_QUEUE_URL", seen.queueUrl("jobs"));
    }
}
