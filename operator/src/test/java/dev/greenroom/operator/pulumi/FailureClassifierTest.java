package dev.greenroom.operator.pulumi;

import static dev.greenroom.operator.stack.Failure.Retry.LATER;
import static dev.greenroom.operator.stack.Failure.Retry.NEVER;
import static dev.greenroom.operator.stack.Failure.Retry.RARELY;
import static dev.greenroom.operator.stack.Failure.Retry.SOON;
import static dev.greenroom.operator.stack.Failure.Retry.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.greenroom.operator.pulumi.RunEvents.Complaint;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.Failure.Retry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts as the CLI 3.255 and the Terraform AWS provider 5.100 write them. */
class FailureClassifierTest {
    private static final Urn CLUSTER = new Urn("aws:rds/cluster:Cluster", "database");
    private static final Urn GROUP = new Urn("aws:ec2/securityGroup:SecurityGroup", "database");
    private static final Urn QUEUE = new Urn("aws:sqs/queue:Queue", "jobs");
    private static final Urn ROLE = new Urn("aws:iam/role:Role", "task");
    private static final Urn BALANCER = new Urn("aws:lb/loadBalancer:LoadBalancer", "web");
    private static final Urn RULE = new Urn("aws:lb/listenerRule:ListenerRule", "web");
    private static final Urn STACK = new Urn("pulumi:pulumi:Stack", "greenroom-s");

    private final FailureClassifier classifier = new FailureClassifier(
            new Titles(TestPlans.data("a").resources()), new Scrubber(List.of(TestPlans.INPUTS.password())));

    static Stream<Arguments> errorsOfResources() {
        return Stream.of(
                arguments(
                        GROUP,
                        "creating Security Group (x): operation error EC2: CreateSecurityGroup, https response error StatusCode: 400,"
                                + " RequestID: 1-2, api error InvalidVpcID.NotFound: The vpc ID 'vpc-0a1' does not exist",
                        NEVER,
                        "VpcNotFound",
                        "The security group of the database: InvalidVpcID.NotFound: The vpc ID 'vpc-0a1' does not exist"),
                arguments(
                        new Urn("aws:rds/subnetGroup:SubnetGroup", "database"),
                        "creating RDS DB Subnet Group (x): operation error RDS: CreateDBSubnetGroup, https response error StatusCode: 400,"
                                + " RequestID: iM1Y, api error InvalidSubnetID.NotFound: The subnet ID 'subnet-2' does not exist",
                        NEVER,
                        "RejectedByAws",
                        "The subnet group: InvalidSubnetID.NotFound: The subnet ID 'subnet-2' does not exist"),
                arguments(
                        CLUSTER,
                        "creating RDS Cluster (x): operation error RDS: CreateDBCluster, https response error StatusCode: 400,"
                                + " RequestID: a-b, DBClusterQuotaExceededFault: DB Cluster quota exceeded",
                        RARELY,
                        "QuotaExceeded",
                        "The Aurora cluster: DBClusterQuotaExceededFault: DB Cluster quota exceeded"),
                arguments(
                        CLUSTER,
                        "modifying RDS Cluster (x): operation error RDS: ModifyDBCluster, https response error StatusCode: 400,"
                                + " RequestID: a-b, InvalidDBClusterStateFault: DB cluster isn't in available state",
                        LATER,
                        "BeingModified",
                        "The Aurora cluster or what it depends on is being changed: InvalidDBClusterStateFault: DB cluster isn't in"
                                + " available state"),
                arguments(
                        QUEUE,
                        "creating SQS Queue (jobs.fifo): operation error SQS: CreateQueue, https response error StatusCode: 400,"
                                + " RequestID: a-b, QueueDeletedRecently: You must wait 60 seconds after deleting a queue before you can"
                                + " create another with the same name.",
                        LATER,
                        "NameCoolingDown",
                        "The queue jobs: AWS does not give the name of what was just deleted again yet: QueueDeletedRecently: You must"
                                + " wait 60 seconds after deleting a queue before you can create another with the same name."),
                arguments(
                        QUEUE,
                        "reading SQS Queue (jobs.fifo): operation error SQS: GetQueueAttributes, exceeded maximum number of attempts, 25,"
                                + " https response error StatusCode: 400, RequestID: a-b, api error RequestThrottled: Rate exceeded",
                        SOON,
                        "Throttled",
                        "The queue jobs: AWS asks to come again: RequestThrottled: Rate exceeded"),
                arguments(
                        ROLE,
                        "creating IAM Role (dup): operation error IAM: CreateRole, https response error StatusCode: 409, RequestID: TY,"
                                + " EntityAlreadyExists: Role with name dup already exists.",
                        LATER,
                        "AlreadyExists",
                        "The role \"task\" exists on AWS but not in the stack's state: EntityAlreadyExists: Role with name dup already"
                                + " exists."),
                arguments(
                        BALANCER,
                        "ELBv2 Load Balancer (gp-api-pr-7-1a2b3c4d) already exists",
                        LATER,
                        "AlreadyExists",
                        "The load balancer \"web\" exists on AWS but not in the stack's state: ELBv2 Load Balancer (gp-api-pr-7-1a2b3c4d)"
                                + " already exists"),
                arguments(
                        RULE,
                        "creating ELBv2 Listener Rule: operation error Elastic Load Balancing v2: CreateRule, https response error"
                                + " StatusCode: 400, RequestID: a-b, PriorityInUse: The specified priority is in use",
                        LATER,
                        "BeingModified",
                        "The listener rule \"web\" or what it depends on is being changed: PriorityInUse: The specified priority is in"
                                + " use"),
                arguments(
                        ROLE,
                        "creating IAM Role (x): operation error IAM: CreateRole, https response error StatusCode: 403, RequestID: T,"
                                + " api error AccessDenied: User: arn:aws:sts::1:assumed-role/op is not authorized to perform: iam:CreateRole",
                        RARELY,
                        "PermissionDenied",
                        "The role \"task\": AccessDenied: User: arn:aws:sts::1:assumed-role/op is not authorized to perform:"
                                + " iam:CreateRole"),
                arguments(
                        CLUSTER,
                        "aws:rds/cluster:Cluster resource 'database': property engine value {x} has a problem: expected engine to be one of"
                                + " [\"aurora-mysql\" \"aurora-postgresql\"], got x",
                        NEVER,
                        "RejectedByAws",
                        "The Aurora cluster: property engine value {x} has a problem: expected engine to be one of [\"aurora-mysql\""
                                + " \"aurora-postgresql\"], got x"),
                arguments(
                        new Urn("pulumi:providers:awsx", "default_2_22_0"),
                        "no resource plugin 'pulumi-resource-awsx' found in the workspace at version v2.22.0 or on your $PATH",
                        RARELY,
                        "PluginMissing",
                        "The Pulumi plugin awsx 2.22.0 is not installed beside the operator"),
                arguments(
                        new Urn("pulumi:providers:aws", "aws"),
                        "rpc error: validating provider credentials: retrieving caller identity from STS: operation error STS:"
                                + " GetCallerIdentity, https response error StatusCode: 403, RequestID: e-f, api error ExpiredToken: The"
                                + " security token included in the request is expired",
                        RARELY,
                        "CredentialsInvalid",
                        "AWS does not accept the operator's credentials: ExpiredToken: The security token included in the request is"
                                + " expired"),
                arguments(
                        STACK,
                        "Running program [PID: 7](java -Dkey=value -jar x.jar) failed with an unhandled exception:\n"
                                + "java.lang.IllegalStateException: no such queue\n\tat x.Y.z(Y.java:1)",
                        LATER,
                        "ProgramFailed",
                        "The program of the stack broke: java.lang.IllegalStateException: no such queue"),
                arguments(CLUSTER, "something\nnew", LATER, "RunFailed", "The Aurora cluster: something"));
    }

    @ParameterizedTest(name = "{3}: {1}")
    @MethodSource("errorsOfResources")
    void anErrorOfAResourceIsASentenceThatNamesIt(
            Urn resource, String text, Retry retry, String reason, String message) {
        assertThat(classifier.classify(List.of(new Complaint(resource, text)), "error: update failed"))
                .isEqualTo(new Failure(retry, reason, message));
    }

    static Stream<Arguments> errorsOfTheCli() {
        return Stream.of(
                arguments(
                        "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock"
                                + " file with `pulumi cancel`.\n  s3://state/.pulumi/locks/organization/greenroom/s/ab-cd.json?region=us-west-2:"
                                + " created by greenroom-r1@pod-1 (pid 7) at 2026-11-23T11:00:00Z",
                        WAITING,
                        "Locked",
                        "The stack is locked by greenroom-r1 on pod-1 since 2026-11-23T11:00:00Z"),
                arguments(
                        "error: error listing stacks: could not list bucket: blob (code=NotFound): operation error S3: ListObjectsV2, https"
                                + " response error StatusCode: 404, RequestID: X, HostID: 9=, NoSuchBucket: The specified bucket does not"
                                + " exist",
                        LATER,
                        "BackendUnavailable",
                        "The state backend cannot be read or written: NoSuchBucket: The specified bucket does not exist"),
                arguments(
                        "error: read \".pulumi/meta.yaml\": blob (key \".pulumi/meta.yaml\") (code=Unknown): operation error S3: GetObject,"
                                + " get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found",
                        RARELY,
                        "CredentialsInvalid",
                        "AWS does not accept the operator's credentials: read \".pulumi/meta.yaml\": blob (key \".pulumi/meta.yaml\")"
                                + " (code=Unknown): operation error S3: GetObject, get identity: get credentials: failed to refresh cached"
                                + " credentials, no EC2 IMDS role found"),
                arguments(
                        "error: getting stack configuration: get stack secrets manager: passphrase must be set with"
                                + " PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables",
                        RARELY,
                        "StateUndecryptable",
                        "The stack's state cannot be decrypted with the present passphrase or key"),
                arguments("error: whatever\nmore", LATER, "RunFailed", "The run failed: whatever"));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("errorsOfTheCli")
    void anErrorOfTheCliIsASentence(String output, Retry retry, String reason, String message) {
        assertThat(classifier.classify(List.of(), output)).isEqualTo(new Failure(retry, reason, message));
    }

    @Test
    void aKnownErrorOfALaterResourceIsPreferredToAnUnknownOne() {
        Failure failure = classifier.classify(
                List.of(new Complaint(QUEUE, "odd"), new Complaint(CLUSTER, "api error AccessDenied: no")), "");

        assertThat(failure.reason()).isEqualTo("PermissionDenied");
    }

    @Test
    void anUnknownErrorOfAResourceIsPreferredToWhatTheProgramSaysOfIt() {
        Complaint cause = new Complaint(CLUSTER, "creating RDS Cluster (x): something that nobody has seen before");
        Complaint echo = new Complaint(
                null,
                "Running program [PID: 1] failed with an unhandled exception:\n"
                        + "io.grpc.StatusRuntimeException: UNAVAILABLE: resource monitor shut down");
        Failure failure = classifier.classify(List.of(cause, echo), "error: update failed\n" + echo.message());
        assertThat(failure.reason()).isEqualTo("RunFailed");
        assertThat(failure.message()).contains("something that nobody has seen before");
    }

    @Test
    void secretsAreInNoMessage() {
        String password = TestPlans.INPUTS.password().reveal();
        Failure failure = classifier.classify(
                List.of(new Complaint(
                        CLUSTER,
                        "odd: " + password + " masterPassword=hunter2 key AKIAABCDEFGHIJKLMNOP s3://u:pw@host/x")),
                "");

        assertThat(failure.message())
                .isEqualTo(
                        "The Aurora cluster: odd: [hidden] masterPassword=[hidden] key [hidden] s3://[hidden]@host/x");
    }

    @Test
    void wordsAreCutShort() {
        Failure failure = classifier.classify(List.of(new Complaint(CLUSTER, "x".repeat(5000))), "");

        assertThat(failure.message()).hasSizeLessThan(500).endsWith("…");
    }

    @Test
    void aComponentThatWasCutShortIsNotTheCause() {
        Complaint cutShort = new Complaint(
                new Urn("awsx:lb:ApplicationLoadBalancer", "web"),
                "awsx:lb:ApplicationLoadBalancer resource 'web' has a problem: grpc: the client connection is closing");
        Complaint cause = new Complaint(
                ROLE, "creating IAM Role (x): operation error IAM: CreateRole, api error AccessDenied: not allowed");

        assertThat(classifier.classify(List.of(cutShort, cause), "").reason()).isEqualTo("PermissionDenied");
        Failure alone = classifier.classify(List.of(cutShort), "error: " + cutShort.message());
        assertThat(alone.reason()).isEqualTo("RunFailed");
        assertThat(alone.retry()).isEqualTo(LATER);
    }
}
