package dev.greenroom.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.iam.RoleSettings;
import dev.greenroom.sandbox.aws.route53.RecordSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each service refuses what AWS refuses, with AWS's code and words. */
class RefusalsTest {
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
    private static final RoleSettings ROLE = new RoleSettings("", TRUST, null, 3600, Map.of());

    private final TestAccount account = new TestAccount();

    static Stream<Refusal> refused() {
        return Stream.of(sqs(), ec2(), iam(), other()).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(Refusal refusal) {
        account.region.sqs().createQueue("jobs.fifo", Map.of("FifoQueue", "true"), Map.of());
        account.region.securityGroups().create("taken", "x", "vpc-1", Map.of());
        account.aws.iam().createRole("role", "/greenroom/", ROLE);
        refusal.check(account);
    }

    private static Stream<Refusal> sqs() {
        return Stream.of(
                queue(
                        "a name with a dot",
                        "InvalidParameterValue",
                        "alphanumeric characters, hyphens, or underscores",
                        "a.b",
                        Map.of()),
                queue(
                        "a FIFO queue without its suffix",
                        "InvalidParameterValue",
                        "must end with .fifo suffix",
                        "jobs-2",
                        Map.of("FifoQueue", "true")),
                queue(
                        "a name of 81 characters",
                        "InvalidParameterValue",
                        "1 to 80 in length",
                        "a".repeat(81),
                        Map.of()),
                queue(
                        "deduplication without FIFO",
                        "InvalidAttributeName",
                        "Unknown Attribute ContentBasedDeduplication",
                        "q",
                        Map.of("ContentBasedDeduplication", "true")),
                queue(
                        "a month of retention",
                        "InvalidAttributeValue",
                        "MessageRetentionPeriod",
                        "q",
                        Map.of("MessageRetentionPeriod", "2592000")),
                queue(
                        "dead letters to nowhere",
                        "InvalidParameterValue",
                        "Dead letter target does not exist",
                        "q",
                        Map.of("RedrivePolicy", redrive("none", 3))),
                queue(
                        "dead letters to the other kind",
                        "InvalidParameterValue",
                        "must be same type of queue",
                        "q",
                        Map.of("RedrivePolicy", redrive("jobs.fifo", 3))),
                queue(
                        "no receives at all",
                        "InvalidParameterValue",
                        "valid values are from 1 to 1000",
                        "q",
                        Map.of("RedrivePolicy", redrive("jobs.fifo", 0))),
                queue(
                        "other attributes under a name that is taken",
                        "QueueAlreadyExists",
                        "different value for attribute VisibilityTimeout",
                        "jobs.fifo",
                        Map.of("FifoQueue", "true", "VisibilityTimeout", "99")));
    }

    private static String redrive(String target, int receives) {
        return "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-west-2:123456789012:" + target + "\",\"maxReceiveCount\":"
                + receives + "}";
    }

    private static Stream<Refusal> ec2() {
        Permission open = new Permission(false, "tcp", 80, 80, "0.0.0.0/0");
        return Stream.of(
                new Refusal(
                        "a group under a name that is taken",
                        "InvalidGroup.Duplicate",
                        "already exists for VPC 'vpc-1'",
                        a -> a.region.securityGroups().create("taken", "x", "vpc-1", Map.of())),
                new Refusal("a group in no VPC", "InvalidVpcID.NotFound", "'vpc-none' does not exist", a -> a.region
                        .securityGroups()
                        .create("x", "x", "vpc-none", Map.of())),
                new Refusal("a group named like an id", "InvalidParameterValue", "GroupName", a -> a.region
                        .securityGroups()
                        .create("sg-x", "x", "vpc-1", Map.of())),
                new Refusal("a rule of no group", "InvalidGroup.NotFound", "'sg-none' does not exist", a -> a.region
                        .securityGroups()
                        .authorize("sg-none", open, "", Map.of())),
                new Refusal("a rule for no group", "InvalidGroup.NotFound", "'sg-none' does not exist", a -> a.region
                        .securityGroups()
                        .authorize("sg-other", new Permission(false, "tcp", 1, 1, "sg-none"), "", Map.of())),
                new Refusal(
                        "a rule that is there",
                        "InvalidPermission.Duplicate",
                        "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW\" already exists",
                        a -> {
                            a.region.securityGroups().authorize("sg-other", open, "", Map.of());
                            a.region.securityGroups().authorize("sg-other", open, "", Map.of());
                        }),
                new Refusal("a group that another one names", "DependencyViolation", "has a dependent object", a -> {
                    a.region.securityGroups().seed("sg-named", "vpc-2", "named");
                    a.region
                            .securityGroups()
                            .authorize("sg-other", new Permission(false, "tcp", 1, 1, "sg-named"), "", Map.of());
                    a.region.securityGroups().delete("sg-named");
                }),
                new Refusal(
                        "a subnet that does not exist",
                        "InvalidSubnetID.NotFound",
                        "'subnet-none' does not exist",
                        a -> a.region.ec2().subnet("subnet-none")));
    }

    private static Stream<Refusal> iam() {
        return Stream.of(
                new Refusal(
                        "a role that is taken, in other letters",
                        "EntityAlreadyExists",
                        "Role with name ROLE already exists.",
                        a -> a.aws.iam().createRole("ROLE", "/", ROLE)),
                new Refusal(
                        "a role's name of 65 characters",
                        "ValidationError",
                        "less than or equal to 64",
                        a -> a.aws.iam().createRole("r".repeat(65), "/", ROLE)),
                new Refusal(
                        "a trust policy that is no JSON", "MalformedPolicyDocument", "invalid Json", a -> a.aws.iam()
                                .createRole("r", "/", new RoleSettings("", "{", null, 3600, Map.of()))),
                new Refusal(
                        "a boundary that does not exist",
                        "NoSuchEntity",
                        "Scope ARN: arn:aws:iam::123456789012:policy/none",
                        a -> a.aws.iam()
                                .createRole(
                                        "r",
                                        "/",
                                        new RoleSettings(
                                                "", TRUST, "arn:aws:iam::123456789012:policy/none", 3600, Map.of()))),
                new Refusal(
                        "a policy for no role",
                        "NoSuchEntity",
                        "The role with name none cannot be found.",
                        a -> a.aws.iam().putRolePolicy("none", "p", TRUST)),
                new Refusal(
                        "a policy that does not exist",
                        "NoSuchEntity",
                        "does not exist or is not attachable",
                        a -> a.aws.iam().attachRolePolicy("role", "arn:aws:iam::123456789012:policy/none")),
                new Refusal("a role with a policy", "DeleteConflict", "must delete policies first", a -> {
                    a.aws.iam().putRolePolicy("role", "p", TRUST);
                    a.aws.iam().deleteRole("role");
                }),
                new Refusal("a role with an attached policy", "DeleteConflict", "must detach all policies first", a -> {
                    a.aws.iam()
                            .attachRolePolicy(
                                    "role", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
                    a.aws.iam().deleteRole("role");
                }));
    }

    private static Stream<Refusal> other() {
        RecordSet record = new RecordSet("pr-7.preview.example.com", "A", 60, List.of("192.0.2.1"), null);
        RecordSet elsewhere = new RecordSet("pr-7.example.org", "A", 60, List.of("192.0.2.1"), null);
        return Stream.of(
                new Refusal(
                        "a record that is there",
                        "InvalidChangeBatch",
                        "Tried to create resource record set [name='pr-7.preview.example.com.', type='A'] but it already exists",
                        a -> {
                            a.aws.route53().create("Z1PREVIEW", record);
                            a.aws.route53().create("Z1PREVIEW", record);
                        }),
                new Refusal(
                        "a record of another zone",
                        "InvalidChangeBatch",
                        "not permitted in zone preview.example.com.",
                        a -> a.aws.route53().create("Z1PREVIEW", elsewhere)),
                new Refusal(
                        "a zone that does not exist",
                        "NoSuchHostedZone",
                        "No hosted zone found with ID: Z0",
                        a -> a.aws.route53().create("Z0", record)),
                new Refusal("a log group that is there", "ResourceAlreadyExistsException", "already exists", a -> {
                    a.region.logs().createLogGroup("/x", Map.of());
                    a.region.logs().createLogGroup("/x", Map.of());
                }),
                new Refusal(
                        "a log group's name with a space",
                        "InvalidParameterException",
                        "'a b' at 'logGroupName'",
                        a -> a.region.logs().createLogGroup("a b", Map.of())),
                new Refusal("six days of logs", "InvalidParameterException", "'6' at 'retentionInDays'", a -> {
                    a.region.logs().createLogGroup("/y", Map.of());
                    a.region.logs().putRetentionPolicy("/y", 6);
                }),
                new Refusal(
                        "a secret that is there",
                        "ResourceExistsException",
                        "GP_API_PREVIEW already exists",
                        a -> a.region.secrets().create("GP_API_PREVIEW", "{}", Map.of())),
                new Refusal(
                        "a secret that waits for its deletion",
                        "InvalidRequestException",
                        "already scheduled for deletion",
                        a -> {
                            a.region.secrets().delete("GP_API_PREVIEW", 7);
                            a.region.secrets().create("GP_API_PREVIEW", "{}", Map.of());
                        }));
    }

    @Test
    void aQueuesNameCoolsDownForAMinute() {
        String url = account.region.sqs().createQueue("q", Map.of(), Map.of());
        account.region.sqs().deleteQueue(url);
        account.time.pass(Duration.ofSeconds(59));
        assertThatThrownBy(() -> account.region.sqs().createQueue("q", Map.of(), Map.of()))
                .hasMessageStartingWith("You must wait 60 seconds after deleting a queue");
        account.time.pass(Duration.ofSeconds(1));
        account.region.sqs().createQueue("q", Map.of(), Map.of());
    }

    @Test
    void aQueueWithTheSameAttributesIsTheSame() {
        String url = account.region.sqs().createQueue("q", Map.of("VisibilityTimeout", "60"), Map.of());
        assertThat(account.region.sqs().createQueue("q", Map.of("VisibilityTimeout", "60"), Map.of()))
                .isEqualTo(url)
                .isEqualTo("https://sqs.us-west-2.amazonaws.com/123456789012/q");
    }

    private static Refusal queue(String what, String code, String words, String name, Map<String, String> attributes) {
        return new Refusal(what, code, words, a -> a.region.sqs().createQueue(name, attributes, Map.of()));
    }
}
