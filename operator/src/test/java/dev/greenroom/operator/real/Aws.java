package dev.greenroom.operator.real;

import dev.greenroom.operator.aws.AwsClients;
import dev.greenroom.operator.plan.Placement;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS emulator, by the SDK. */
public final class Aws implements AutoCloseable {
    public static final String REGION = System.getenv("AWS_REGION");

    private static final Placement PLACEMENT = Placement.own(REGION);

    final AwsClients clients = new AwsClients();
    final CloudWatchLogsClient logs = clients.logs(PLACEMENT);
    final Ec2Client ec2 = clients.ec2(PLACEMENT);
    public final EcsClient ecs = clients.ecs(PLACEMENT);
    final ElasticLoadBalancingV2Client elb = clients.elb(PLACEMENT);
    final IamClient iam = clients.iam(PLACEMENT);
    public final RdsClient rds = clients.rds(PLACEMENT);
    final Route53Client route53 = clients.route53(PLACEMENT);
    final SecretsManagerClient secrets = clients.secrets(PLACEMENT);
    final SqsClient sqs = clients.sqs(PLACEMENT);
    final AcmClient acm =
            AcmClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

    /** URL of a state backend in a bucket of the emulator, as the Pulumi CLI takes it. */
    static String backend(String bucket, URI endpoint) {
        return "s3://" + bucket + "?endpoint=" + endpoint.getHost() + ":" + endpoint.getPort()
                + "&disableSSL=true&s3ForcePathStyle=true&region=" + REGION;
    }

    @Override
    public void close() {
        acm.close();
        clients.close();
    }
}
