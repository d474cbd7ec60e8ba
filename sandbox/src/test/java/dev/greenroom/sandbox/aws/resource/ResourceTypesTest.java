package dev.greenroom.sandbox.aws.resource;

import static dev.greenroom.sandbox.aws.TestAccount.made;
import static dev.greenroom.sandbox.aws.TestAccount.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Checked;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each type makes of its inputs, and what a change of them means. */
class ResourceTypesTest {
    private static final String GROUP = "aws:ec2/securityGroup:SecurityGroup";
    private static final String RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private static final String QUEUE = "aws:sqs/queue:Queue";
    private static final String ROLE = "aws:iam/role:Role";
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
    private static final String RECORD = "aws:route53/record:Record";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"}]}";
    private static final String PULL = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    private final TestAccount account = new TestAccount();
    private final Configured provider = account.provider();
    private final List<AwsResource> before = account.aws.inventory();

    private static ObjectNode group(int... ports) {
        ObjectNode inputs =
                Json.object().put("name", "gr-x-web").put("description", "Web").put("vpcId", "vpc-1");
        for (int port : ports) {
            ObjectNode rule = inputs.withArray("ingress")
                    .addObject()
                    .put("protocol", "tcp")
                    .put("fromPort", port)
                    .put("toPort", port);
            Json.put(rule, "cidrBlocks", List.of("0.0.0.0/0"));
        }
        ObjectNode out = inputs.withArray("egress")
                .addObject()
                .put("protocol", "-1")
                .put("fromPort", 0)
                .put("toPort", 0);
        Json.put(out, "cidrBlocks", List.of("0.0.0.0/0"));
        return inputs;
    }

    @Test
    void aSecurityGroupHasItsInlineRulesAndNoOthers() throws InterruptedException {
        Existing made = made(provider, GROUP, group(80, 443));
        assertThat(made.id()).matches("sg-0[0-9a-f]{16}");
        assertThat(Json.text(made.outputs(), "arn"))
                .isEqualTo("arn:aws:ec2:us-west-2:123456789012:security-group/" + made.id());
        assertThat(made.outputs().path("ingress")).hasSize(2);
        assertThat(made.outputs().path("egress")).hasSize(1);
        assertThat(diff(GROUP, made, group(80, 443)).changed()).isEmpty();
        assertThat(diff(GROUP, made, group(443, 80)).changed()).isEmpty();

        assertThat(diff(GROUP, made, group(80)).changed()).containsExactly("ingress");
        Existing changed = updated(provider, GROUP, made, group(80, 8080));
        assertThat(changed.outputs().path("ingress").findValuesAsText("fromPort"))
                .containsExactlyInAnyOrder("80", "8080");
        assertThat(diff(GROUP, changed, group(80, 8080).put("vpcId", "vpc-2")).replacing())
                .containsExactly("vpcId");
    }

    @Test
    void aGroupWithoutRulesLetsNothingOutAndARuleOfOthersIsNoChangeToIt() throws InterruptedException {
        ObjectNode plain =
                Json.object().put("name", "gr-x-db").put("description", "Db").put("vpcId", "vpc-1");
        Existing database = made(provider, GROUP, plain);
        assertThat(database.outputs().path("egress")).isEmpty();
        Existing service = made(provider, GROUP, group(80));
        Existing rule = made(provider, RULE, rule(database.id(), service.id()));
        assertThat(rule.id()).matches("sgr-0[0-9a-f]{16}");
        assertThat(Json.text(rule.outputs(), "referencedSecurityGroupId")).isEqualTo(service.id());
        assertThat(diff(RULE, rule, rule(database.id(), service.id())).changed())
                .isEmpty();

        Existing refreshed =
                provider.read(GROUP, database.id(), database.inputs()).orElseThrow();
        assertThat(refreshed.outputs().path("ingress")).hasSize(1);
        assertThat(diff(GROUP, refreshed, plain).changed()).isEmpty();

        provider.delete(RULE, rule);
        provider.delete(GROUP, service);
        provider.delete(GROUP, database);
        assertThat(account.aws.inventory()).isEqualTo(before);
    }

    private static ObjectNode rule(String groupId, String peer) {
        return Json.object()
                .put("securityGroupId", groupId)
                .put("referencedSecurityGroupId", peer)
                .put("description", "Tasks")
                .put("ipProtocol", "tcp")
                .put("fromPort", 5432)
                .put("toPort", 5432);
    }

    @Test
    void aGroupInUseIsTriedForAQuarterOfAnHour() throws InterruptedException {
        Existing made = made(provider, GROUP, group(80));
        account.region.ec2().interfaces().hold("balancer", List.of(), List.of(made.id()));
        Instant start = account.time.instant();
        assertThatThrownBy(() -> provider.delete(GROUP, made))
                .isInstanceOf(ProviderException.class)
                .hasMessageStartingWith("deleting Security Group (" + made.id() + "): operation error EC2:"
                        + " DeleteSecurityGroup, https response error StatusCode: 400, RequestID: ")
                .hasMessageEndingWith(
                        "api error DependencyViolation: resource " + made.id() + " has a dependent object");
        assertThat(Duration.between(start, account.time.instant())).isEqualTo(Duration.ofMinutes(15));
        account.region
                .ec2()
                .interfaces()
                .release("balancer", account.time.instant().plusSeconds(35));
        provider.delete(GROUP, made);
    }

    private static ObjectNode queue() {
        return Json.object()
                .put("name", "gr-x-jobs.fifo")
                .put("fifoQueue", true)
                .put("contentBasedDeduplication", true)
                .put("sqsManagedSseEnabled", true);
    }

    @Test
    void aQueueHasAwsDefaultsAndChangesInPlace() throws InterruptedException {
        Existing dead = made(provider, QUEUE, queue().put("name", "gr-x-dlq.fifo"));
        String redrive = "{\"deadLetterTargetArn\":\"" + Json.text(dead.outputs(), "arn") + "\",\"maxReceiveCount\":3}";
        Existing made = made(provider, QUEUE, queue().put("redrivePolicy", redrive));
        assertThat(made.id()).isEqualTo("https://sqs.us-west-2.amazonaws.com/123456789012/gr-x-jobs.fifo");
        assertThat(Json.number(made.outputs(), "visibilityTimeoutSeconds", 0)).isEqualTo(30);
        assertThat(Json.text(made.outputs(), "deduplicationScope")).isEqualTo("queue");
        String spaced = redrive.replace(",", ", ");
        assertThat(diff(QUEUE, made, queue().put("redrivePolicy", spaced)).changed())
                .isEmpty();
        assertThat(diff(QUEUE, made, queue().put("fifoQueue", false)).replacing())
                .containsExactly("fifoQueue");
        Existing changed = updated(
                provider, QUEUE, made, queue().put("redrivePolicy", redrive).put("visibilityTimeoutSeconds", 90));
        assertThat(Json.number(changed.outputs(), "visibilityTimeoutSeconds", 0))
                .isEqualTo(90);
        provider.delete(QUEUE, changed);
        provider.delete(QUEUE, changed);
        provider.delete(QUEUE, dead);
        assertThat(account.aws.inventory()).isEqualTo(before);
    }

    @Test
    void aNameThatCoolsDownIsWaitedFor() throws InterruptedException {
        account.region.sqs().createQueue("gr-x-jobs.fifo", Map.of("FifoQueue", "true"), Map.of());
        account.region.sqs().deleteQueue("https://sqs.us-west-2.amazonaws.com/123456789012/gr-x-jobs.fifo");
        made(provider, QUEUE, queue());
        assertThat(account.time.sinceStart()).isEqualTo(Duration.ofSeconds(60 + 25));
    }

    @Test
    void aRoleAndItsPolicies() throws InterruptedException {
        ObjectNode inputs = Json.object()
                .put("name", "gr-x-task")
                .put("path", "/greenroom/")
                .put("permissionsBoundary", "arn:aws:iam::123456789012:policy/previews")
                .put("assumeRolePolicy", TRUST);
        Existing role = made(provider, ROLE, inputs);
        assertThat(Json.text(role.outputs(), "arn")).isEqualTo("arn:aws:iam::123456789012:role/greenroom/gr-x-task");
        ObjectNode policyInputs =
                Json.object().put("name", "use").put("role", "gr-x-task").put("policy", TRUST);
        Existing policy = made(provider, ROLE_POLICY, policyInputs);
        assertThat(policy.id()).isEqualTo("gr-x-task:use");
        ObjectNode attached = Json.object().put("role", "gr-x-task").put("policyArn", PULL);
        Existing attachment = made(provider, ATTACHMENT, attached);
        assertThat(attachment.id()).matches("gr-x-task-[0-9a-f]{26}");

        Existing refreshed = provider.read(ROLE, role.id(), role.inputs()).orElseThrow();
        assertThat(refreshed.outputs().path("managedPolicyArns").get(0).asText())
                .isEqualTo(PULL);
        assertThat(diff(ROLE, refreshed, inputs).changed()).isEmpty();
        assertThat(diff(ROLE_POLICY, policy, policyInputs.deepCopy().put("policy", TRUST.replace(",", ", ")))
                        .changed())
                .isEmpty();
        provider.delete(ATTACHMENT, attachment);
        provider.delete(ROLE_POLICY, policy);
        provider.delete(ROLE, role);
        assertThat(provider.read(ROLE, role.id(), role.inputs())).isEmpty();
        assertThat(provider.read(ATTACHMENT, attachment.id(), attachment.inputs()))
                .isEmpty();
    }

    @Test
    void aLogGroupKeepsItsDays() throws InterruptedException {
        ObjectNode inputs = Json.object().put("name", "/greenroom/gr-x").put("retentionInDays", 7);
        Existing made = made(provider, LOG_GROUP, inputs);
        assertThat(Json.text(made.outputs(), "arn"))
                .isEqualTo("arn:aws:logs:us-west-2:123456789012:log-group:/greenroom/gr-x");
        account.region.logs().putRetentionPolicy("/greenroom/gr-x", 30);
        Existing drifted = provider.read(LOG_GROUP, made.id(), made.inputs()).orElseThrow();
        assertThat(Json.number(drifted.inputs(), "retentionInDays", 0)).isEqualTo(30);
        assertThat(diff(LOG_GROUP, drifted, inputs).changed()).containsExactly("retentionInDays");
        Existing mended = updated(provider, LOG_GROUP, drifted, inputs);
        assertThat(Json.number(mended.outputs(), "retentionInDays", 0)).isEqualTo(7);
    }

    @Test
    void anAliasRecordIsInSyncWhenItIsMade() throws InterruptedException {
        ObjectNode inputs = Json.object()
                .put("zoneId", "Z1PREVIEW")
                .put("name", "pr-7.preview.example.com")
                .put("type", "A");
        inputs.withArray("aliases")
                .addObject()
                .put("name", "web-1.us-west-2.elb.amazonaws.com")
                .put("zoneId", "Z1H1FL5HABSF5")
                .put("evaluateTargetHealth", false);
        Existing made = made(provider, RECORD, inputs);
        assertThat(made.id()).isEqualTo("Z1PREVIEW_pr-7.preview.example.com_A");
        assertThat(account.time.sinceStart()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        assertThat(diff(RECORD, made, inputs).changed()).isEmpty();
        assertThatThrownBy(() -> made(provider, RECORD, inputs))
                .hasMessageStartingWith("creating Route53 Record: operation error Route 53: ChangeResourceRecordSets")
                .hasMessageContaining("InvalidChangeBatch: [Tried to create resource record set"
                        + " [name='pr-7.preview.example.com.', type='A'] but it already exists]");
        provider.delete(RECORD, made);
        assertThat(provider.read(RECORD, made.id(), inputs)).isEmpty();
    }

    @Test
    void anImportedThingHasTheInputsThatWouldMakeIt() throws InterruptedException {
        made(provider, LOG_GROUP, Json.object().put("name", "/x").put("retentionInDays", 7));
        Existing imported = provider.read(LOG_GROUP, "/x", Json.object()).orElseThrow();
        assertThat(Json.text(imported.inputs(), "name")).isEqualTo("/x");
        assertThat(Json.number(imported.inputs(), "retentionInDays", 0)).isEqualTo(7);
    }

    @Test
    void defaultTagsReachEverythingAndOwnTagsGoBeforeThem() throws InterruptedException {
        ObjectNode inputs = Json.object().put("name", "/x");
        inputs.putObject("tags").put("team", "web").put(Bill.OWNER_TAG, "mine");
        Existing made = made(provider, LOG_GROUP, inputs);
        assertThat(Json.map(made.outputs(), "tagsAll"))
                .containsEntry("team", "web")
                .containsEntry(Bill.OWNER_TAG, "mine");
        Existing plain = made(provider, LOG_GROUP, Json.object().put("name", "/y"));
        assertThat(Json.map(plain.outputs(), "tagsAll")).containsEntry(Bill.OWNER_TAG, TestAccount.OWNER);
        assertThat(Json.map(plain.outputs(), "tags")).isEmpty();
    }

    @Test
    void wrongInputsAreNamedBeforeAnythingIsAsked() {
        assertThat(reasons(
                        "aws:rds/clusterInstance:ClusterInstance", Json.object().put("engine", "x")))
                .anyMatch(reason -> reason.contains("The argument \"clusterIdentifier\" is required"));
        assertThat(reasons(QUEUE, queue().put("name", "no-suffix"))).containsExactly("invalid queue name: no-suffix");
        assertThat(reasons(QUEUE, queue().put("colour", "red"))).containsExactly(QUEUE + " has no property colour");
        assertThat(reasons(
                        "aws:rds/cluster:Cluster",
                        Json.object().put("engine", "e").put("clusterIdentifier", "1--")))
                .hasSize(3);
        assertThat(reasons(ROLE, Json.object().put("assumeRolePolicy", "{")))
                .containsExactly("\"assume_role_policy\" contains an invalid JSON policy");
        assertThat(reasons(RULE, Json.object().put("securityGroupId", "sg-1").put("ipProtocol", "tcp")))
                .hasSize(1);
    }

    @Test
    void aNameThatIsLeftOutIsMadeUpOnce() {
        Checked checked = provider.check(QUEUE, null, Json.object());
        String name = Json.text(checked.inputs(), "name");
        assertThat(name).matches("pulumi-[0-9a-f]{7}");
        assertThat(Json.text(
                        provider.check(QUEUE, checked.inputs(), Json.object()).inputs(), "name"))
                .isEqualTo(name);
    }

    private List<String> reasons(String type, ObjectNode inputs) {
        return provider.check(type, null, inputs).problems().stream()
                .map(problem -> problem.reason())
                .toList();
    }

    private Diff diff(String type, Existing old, ObjectNode inputs) {
        return provider.diff(
                type, old, provider.check(type, old.inputs(), inputs).inputs());
    }
}
