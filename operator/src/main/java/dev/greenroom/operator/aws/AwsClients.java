package dev.greenroom.operator.aws;

import dev.greenroom.operator.plan.Placement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The SDK's clients, one for each service and placement, kept until {@link #close()}. A placement with a role is reached by
 * AssumeRole with its external id ("AWS STS API Reference", AssumeRole); one without, by the operator's own credentials.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration CALL_WITH_RETRIES = Duration.ofSeconds(45);
    private static final String SESSION_NAME = "greenroom";

    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(ANSWER)
            .build();
    private final DefaultCredentialsProvider own;
    private final Map<Role, AssumedRole> roles = new ConcurrentHashMap<>();
    private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<S3Location, S3Client> buckets = new ConcurrentHashMap<>();
    /** One for each account and region, shared by all services: who is throttled calls less, whatever is called. */
    private final Map<Budget, RetryStrategy> budgets = new ConcurrentHashMap<>();

    /** With the operator's own credentials where the SDK looks for them (environment, files, the pod's role). */
    public AwsClients() {
        this.own = DefaultCredentialsProvider.builder().build();
    }

    public CloudWatchLogsClient logs(Placement placement) {
        return client(CloudWatchLogsClient.class, placement, CloudWatchLogsClient::builder);
    }

    public Ec2Client ec2(Placement placement) {
        return client(Ec2Client.class, placement, Ec2Client::builder);
    }

    public EcsClient ecs(Placement placement) {
        return client(EcsClient.class, placement, EcsClient::builder);
    }

    public ElasticLoadBalancingV2Client elb(Placement placement) {
        return client(ElasticLoadBalancingV2Client.class, placement, ElasticLoadBalancingV2Client::builder);
    }

    public IamClient iam(Placement placement) {
        return client(IamClient.class, placement, IamClient::builder);
    }

    public RdsClient rds(Placement placement) {
        return client(RdsClient.class, placement, RdsClient::builder);
    }

    public ResourceGroupsTaggingApiClient tagging(Placement placement) {
        return client(ResourceGroupsTaggingApiClient.class, placement, ResourceGroupsTaggingApiClient::builder);
    }

    public Route53Client route53(Placement placement) {
        return client(Route53Client.class, placement, Route53Client::builder);
    }

    public SecretsManagerClient secrets(Placement placement) {
        return client(SecretsManagerClient.class, placement, SecretsManagerClient::builder);
    }

    public SqsClient sqs(Placement placement) {
        return client(SqsClient.class, placement, SqsClient::builder);
    }

    public StsClient sts(Placement placement) {
        return client(StsClient.class, placement, StsClient::builder);
    }

    /**
     * For the bucket of the state backend, by the operator's own credentials as the Pulumi CLI uses them.
     *
     * @param defaultRegion where the location names none
     */
    public S3Client s3(S3Location location, String defaultRegion) {
        return buckets.computeIfAbsent(location, l -> {
            var builder = configured(S3Client.builder(), l.regionOr(defaultRegion), Role.OWN)
                    .credentialsProvider(own)
                    .forcePathStyle(l.pathStyle());
            if (l.endpoint() != null) {
                builder.endpointOverride(l.endpoint());
            }
            return builder.build();
        });
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        buckets.values().forEach(SdkClient::close);
        roles.values().forEach(AssumedRole::close);
        own.close();
        http.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, Placement placement, Supplier<B> builder) {
        Key key = new Key(type, placement.region(), Role.of(placement));
        return type.cast(
                clients.computeIfAbsent(key, k -> configured(builder.get(), placement.region(), Role.of(placement))
                        .credentialsProvider(credentials(placement))
                        .build()));
    }

    private AwsCredentialsProvider credentials(Placement placement) {
        Role role = Role.of(placement);
        return role.arn() == null
                ? own
                : roles.computeIfAbsent(role, r -> assumed(r, placement.region()))
                        .credentials();
    }

    private AssumedRole assumed(Role role, String region) {
        StsClient sts = configured(StsClient.builder(), region, Role.OWN)
                .credentialsProvider(own)
                .build();
        StsAssumeRoleCredentialsProvider credentials = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(
                        r -> r.roleArn(role.arn()).externalId(role.externalId()).roleSessionName(SESSION_NAME))
                .build();
        return new AssumedRole(credentials, sts);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, String region, Role role) {
        RetryStrategy budget = budgets.computeIfAbsent(
                new Budget(region, role.arn()), key -> AwsRetryStrategy.adaptiveRetryStrategy());
        return builder.region(Region.of(region))
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(budget)
                        .apiCallTimeout(CALL_WITH_RETRIES)
                        .build());
    }

    private record Role(String arn, String externalId) {
        static final Role OWN = new Role(null, null);

        static Role of(Placement placement) {
            return new Role(placement.roleArn(), placement.externalId());
        }
    }

    private record Budget(String region, String roleArn) {}

    private record Key(Class<?> service, String region, Role role) {}

    private record AssumedRole(StsAssumeRoleCredentialsProvider credentials, StsClient sts) {
        void close() {
            credentials.close();
            sts.close();
        }
    }
}
