package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.TestPlans.PLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.MakingRegistrar;
import dev.greenroom.sandbox.aws.PreviewStacks;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a preview is made of is found by its inputs alone, and the id leads the provider to the same thing. */
class SimulatedCutOffCreatesTest {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final PreviewStacks preview = new PreviewStacks();
    private final SimulatedCutOffCreates creates = new SimulatedCutOffCreates(preview.account.aws);

    private static CutOffCreate cutOff(String type, ObjectNode inputs, String owner, Set<String> held) {
        return new CutOffCreate("urn", type, new ObjectMapper().convertValue(inputs, VALUES), owner, held);
    }

    private static CutOffCreate cutOff(Map.Entry<String, Existing> made) {
        return cutOff(MakingRegistrar.type(made.getKey()), made.getValue().inputs(), TestAccount.OWNER, Set.of());
    }

    private void everyType() throws InterruptedException {
        preview.data().net().access().service(preview.define("repo/app"));
        preview.engine.make(
                "aws:rds/clusterInstance:ClusterInstance",
                "database",
                PreviewStacks.yaml("{identifier: gr-x-1, clusterIdentifier: gr-x, engine: aurora-postgresql,"
                        + " instanceClass: db.serverless}"));
        preview.engine.make(
                "aws:sqs/queue:Queue", "jobs", PreviewStacks.yaml("{name: gr-x-jobs.fifo, fifoQueue: true}"));
        Existing balancer = preview.engine.existing("aws:lb/loadBalancer:LoadBalancer", "web");
        preview.engine.make(
                "aws:route53/record:Record",
                "web",
                PreviewStacks.yaml("{zoneId: Z1PREVIEW, name: gr-x.preview.example.com, type: A, aliases: [{name: "
                        + Json.text(balancer.outputs(), "dnsName") + ", zoneId: "
                        + Json.text(balancer.outputs(), "zoneId") + ", evaluateTargetHealth: false}]}"));
        String listener = preview.engine.all().entrySet().stream()
                .filter(made -> made.getKey().startsWith("aws:lb/listener:Listener"))
                .map(made -> made.getValue().id())
                .findFirst()
                .orElseThrow();
        Existing targets = preview.engine.existing("aws:lb/targetGroup:TargetGroup", "web");
        preview.engine.make(
                "aws:lb/listenerRule:ListenerRule",
                "web",
                PreviewStacks.yaml("{listenerArn: '" + listener + "', priority: 7, conditions: [{hostHeader: {values:"
                        + " [a.preview.example.com]}}], actions: [{type: forward, targetGroupArn: '" + targets.id()
                        + "'}]}"));
        String group = preview.engine
                .existing("aws:ec2/securityGroup:SecurityGroup", "database")
                .id();
        preview.engine.make(
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                "database",
                PreviewStacks.yaml("{securityGroupId: " + group + ", ipProtocol: tcp, fromPort: 5432, toPort: 5432,"
                        + " cidrIpv4: 10.0.0.0/8}"));
    }

    @Test
    void everyThingIsFoundAndReadByTheIdFoundUntilItIsGone() throws InterruptedException {
        everyType();
        List<CutOffCreate> all = new ArrayList<>();
        for (Map.Entry<String, Existing> made : preview.engine.all().entrySet()) {
            CutOffCreate create = cutOff(made);
            all.add(create);
            String id = creates.find(PLACEMENT, create).orElseThrow(() -> new AssertionError(made.getKey()));
            Existing read = preview.provider
                    .read(create.type(), id, made.getValue().inputs())
                    .orElseThrow(() -> new AssertionError(made.getKey() + " " + id));
            assertThat(read.outputs().path("arn"))
                    .as(made.getKey())
                    .isEqualTo(made.getValue().outputs().path("arn"));
            assertThat(preview.provider
                            .diff(create.type(), read, made.getValue().inputs())
                            .changed())
                    .as(made.getKey())
                    .isEmpty();
        }
        assertThat(all.stream().map(CutOffCreate::type).distinct()).hasSize(20);

        preview.engine.deleteAll();
        assertThat(all).allSatisfy(create -> assertThat(creates.find(PLACEMENT, create))
                .as(create.type())
                .isEmpty());
    }

    @Test
    void whatCarriesAnotherOwnersTagIsNotOurs() throws InterruptedException {
        everyType();

        assertThat(preview.engine.all().entrySet())
                .filteredOn(made -> !made.getKey().startsWith("aws:route53/record:Record")) // carries no tags
                .allSatisfy(made -> assertThat(creates.find(
                                PLACEMENT,
                                cutOff(
                                        MakingRegistrar.type(made.getKey()),
                                        made.getValue().inputs(),
                                        "dev/gp-api/PreviewEnvironment/gp-api-pr-8",
                                        Set.of())))
                        .as(made.getKey())
                        .isEmpty());
    }

    @Test
    void aRecordThatLeadsElsewhereIsNotOurs() throws InterruptedException {
        ObjectNode inputs = PreviewStacks.yaml(
                "{zoneId: Z1PREVIEW, name: gr-x.preview.example.com, type: A, ttl: 60, records: [192.0.2.1]}");
        preview.engine.make("aws:route53/record:Record", "web", inputs.deepCopy());
        inputs.putArray("records").add("192.0.2.2");

        assertThat(creates.find(PLACEMENT, cutOff("aws:route53/record:Record", inputs, TestAccount.OWNER, Set.of())))
                .isEmpty();
    }

    @Test
    void ofATaskDefinitionTheNewestRevisionIsFoundThatTheStateDoesNotHold() throws InterruptedException {
        preview.data().net().access();
        String first = preview.define("repo/app:1");
        String second = preview.define("repo/app:2");
        ObjectNode inputs =
                preview.engine.existing(PreviewStacks.DEFINITION, "app").inputs();

        assertThat(creates.find(PLACEMENT, cutOff(PreviewStacks.DEFINITION, inputs, TestAccount.OWNER, Set.of(first))))
                .contains(second);
        assertThat(creates.find(
                        PLACEMENT, cutOff(PreviewStacks.DEFINITION, inputs, TestAccount.OWNER, Set.of(first, second))))
                .isEmpty();
    }

    @Test
    void nothingIsGuessed() {
        assertThatThrownBy(() -> creates.find(
                        PLACEMENT, cutOff("aws:s3/bucket:Bucket", Json.object(), TestAccount.OWNER, Set.of())))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("aws:s3/bucket:Bucket");
        assertThatThrownBy(() -> creates.find(
                        PLACEMENT, cutOff("aws:sqs/queue:Queue", Json.object(), TestAccount.OWNER, Set.of())))
                .isInstanceOf(CloudException.class)
                .hasMessage("cannot look for the aws:sqs/queue:Queue whose creation was cut off: its input name is not"
                        + " known");
    }

    @Test
    void aServiceThatDoesNotAnswerProvesNothing() {
        preview.account
                .aws
                .faults()
                .tell(operation -> true, new Fault.Refuse(() -> AwsException.of("ServiceUnavailable", 503, "later")));

        assertThatThrownBy(() -> creates.find(
                        PLACEMENT,
                        cutOff("aws:sqs/queue:Queue", Json.object().put("name", "gr-x"), TestAccount.OWNER, Set.of())))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(CloudException.Kind.TRANSIENT));
    }
}
