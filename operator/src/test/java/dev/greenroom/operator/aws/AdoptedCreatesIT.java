package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.NetPlan.DnsRecord;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.pulumi.PulumiSettings;
import dev.greenroom.operator.pulumi.PulumiStackEngine;
import dev.greenroom.operator.pulumi.RunCommands;
import dev.greenroom.operator.pulumi.awsx.ResourceReferences;
import dev.greenroom.operator.pulumi.program.StackPrograms;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.real.RealComponents;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.stack.RunInputs.ForApp;
import dev.greenroom.operator.stack.RunInputs.ForData;
import dev.greenroom.operator.stack.RunInputs.ForNet;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.SecretText;
import dev.greenroom.operator.stack.TestMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * What the ids are good for: a stack whose every create would have been cut off is whole again after a refresh by the ids
 * found, and its program finds nothing to make or to replace.
 */
class AdoptedCreatesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecretText PASSWORD = new SecretText("pAssW0rdOf32CharactersNoneLess00");
    private static final String[] MAKING = {"create", "replace", "create-replacement", "delete", "delete-replaced"};

    @TempDir
    Path folder;

    private final Rig rig = new Rig();
    private final ExecutorService aside = Executors.newFixedThreadPool(2);
    private final AwsCutOffCreates creates = new AwsCutOffCreates(rig.clients);
    private Path backend;
    private PulumiStackEngine engine;
    private StockCli cli;

    @BeforeEach
    void engine() throws IOException {
        ResourceReferences.staySearchless();
        backend = Files.createDirectory(folder.resolve("backend"));
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("PATH", RealComponents.pathWithTerraformProvider(folder));
        environment.put("PULUMI_CONFIG_PASSPHRASE", "correct horse");
        String url = backend.toUri().toString().replaceAll("/$", "");
        PulumiSettings settings = new PulumiSettings(
                url,
                "passphrase",
                null,
                folder.resolve("runs"),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                environment);
        engine = new PulumiStackEngine(settings, RunCommands.cli(settings), StackPrograms::of, new FileBlobs(backend));
        environment.put("PULUMI_BACKEND_URL", url);
        environment.put("PULUMI_HOME", folder.resolve("home").toString());
        cli = new StockCli(folder.resolve("cli"), environment);
    }

    @AfterEach
    void close() {
        aside.shutdownNow();
        rig.close();
    }

    @Test
    void everyResourceOfAPreviewIsAdopted() throws Exception {
        RealPlans plans = new RealPlans(rig, rig.network());
        NetPlan dedicated = plans.net(new Dedicated(rig.name, null), null, record());
        ForData inputs = new ForData(PASSWORD, secret());
        Future<Map<String, String>> asideOfNet = aside.submit(() -> adopted(plans.data(), inputs));
        NetOutputs net = NetOutputs.of(adopted(dedicated, new ForNet(null)));
        Future<?> asideOfApp = aside.submit(() -> behindASharedListener(net));
        DataOutputs data = DataOutputs.of(asideOfNet.get());
        adopted(plans.app(data, net), new ForApp(Map.of(), new AppStep.Roll()));
        asideOfApp.get();
    }

    private Map<String, String> behindASharedListener(NetOutputs net) throws Exception {
        try (Rig other = new Rig()) {
            LoadBalancer shared = rig.clients
                    .elb(Rig.PLACEMENT)
                    .describeLoadBalancers(d -> d.loadBalancerArns(net.loadBalancerArn()))
                    .loadBalancers()
                    .get(0);
            String listener = rig.clients
                    .elb(Rig.PLACEMENT)
                    .describeListeners(d -> d.loadBalancerArn(shared.loadBalancerArn()))
                    .listeners()
                    .get(0)
                    .listenerArn();
            ListenerFacts facts = new ListenerFacts(
                    7,
                    shared.loadBalancerArn(),
                    shared.dnsName(),
                    shared.canonicalHostedZoneId(),
                    shared.securityGroups());
            RealPlans plans = new RealPlans(other, other.networkIn(shared.vpcId()));
            HostRule rule = new HostRule(listener, "other.example.com", 7);
            return adopted(plans.net(rule, net.clusterArn(), null), new ForNet(facts));
        }
    }

    /** The outputs of a plan that was brought up, lost all its creates, got them back and was brought up again. */
    private Map<String, String> adopted(StackPlan plan, RunInputs inputs) throws Exception {
        Map<String, String> outputs = up(plan, inputs);
        adopt(plan);
        assertThat(up(plan, inputs)).isEqualTo(outputs);
        assertThat(changes(plan.stack())).as("%s", plan.stack()).isNotEmpty().doesNotContainKeys(MAKING);
        isStillOurs(plan);
        return outputs;
    }

    /** By its tags, which the provider's defaults have given it. */
    private void isStillOurs(StackPlan plan) throws Exception {
        for (JsonNode resource : cli.export(plan.stack()).at("/deployment/resources")) {
            if (resource.path("type").asText().startsWith("aws:")) {
                assertThat(creates.find(Rig.PLACEMENT, create((ObjectNode) resource, plan)))
                        .as("%s", resource)
                        .isPresent();
            }
        }
    }

    private Map<String, String> up(StackPlan plan, RunInputs inputs) {
        RunOutcome outcome = engine.up(
                plan,
                inputs,
                new TestMonitor(
                        plan.scope().owner().name() + plan.stack().name().replaceAll(".*\\.", "-")));
        assertThat(outcome).isInstanceOf(RunOutcome.Succeeded.class);
        return ((RunOutcome.Succeeded) outcome).outputs();
    }

    private void adopt(StackPlan plan) throws Exception {
        ObjectNode export = cli.export(plan.stack());
        List<String> urns = new ArrayList<>();
        for (JsonNode resource : export.at("/deployment/resources")) {
            if (resource.path("type").asText().startsWith("aws:")) {
                cutOff((ObjectNode) resource, plan);
                urns.add(resource.path("urn").asText());
            }
        }
        cli.importState(plan.stack(), export);
        cli.refresh(plan.stack(), urns);
        for (JsonNode resource : cli.export(plan.stack()).at("/deployment/resources")) {
            if (urns.remove(resource.path("urn").asText())) {
                assertThat(resource.path("outputs").size()).as("%s", resource).isGreaterThan(2);
                assertThat(resource.path("inputs").size()).as("%s", resource).isGreaterThan(1);
            }
        }
        assertThat(urns).as("not in the state after the refresh").isEmpty();
    }

    /**
     * Leaves of a resource what is known of a create that was cut off, and the id that is found by that. Its inputs have to stay:
     * a refresh ends with a diff against them, and Terraform refuses a target group without any.
     */
    private void cutOff(ObjectNode resource, StackPlan plan) {
        String id = creates.find(Rig.PLACEMENT, create(resource, plan))
                .orElseThrow(() -> new AssertionError("not found: " + resource));
        resource.put("id", id);
        resource.putObject("outputs");
    }

    private static CutOffCreate create(ObjectNode resource, StackPlan plan) {
        return new CutOffCreate(
                resource.path("urn").asText(),
                resource.path("type").asText(),
                JSON.convertValue(resource.path("inputs"), new TypeReference<>() {}),
                plan.scope().owner().tag(),
                Set.of());
    }

    /** How many resources of a stack were done what to, in the last update. */
    private Map<String, Integer> changes(StackId stack) throws IOException {
        try (Stream<Path> files =
                Files.list(backend.resolve(".pulumi/history/" + StackId.PROJECT + "/" + stack.name()))) {
            Path last = files.filter(file -> file.toString().endsWith(".history.json"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return JSON.convertValue(JSON.readTree(last.toFile()).path("resourceChanges"), new TypeReference<>() {});
        }
    }

    private String secret() {
        return rig.clients
                .secrets(Rig.PLACEMENT)
                .createSecret(c -> c.name("greenroom/" + rig.name).secretString("{}"))
                .arn();
    }

    private DnsRecord record() {
        String zone = rig.clients
                .route53(Rig.PLACEMENT)
                .createHostedZone(c -> c.name(rig.name + ".example.com").callerReference(rig.name))
                .hostedZone()
                .id();
        return new DnsRecord(zone.replace("/hostedzone/", ""), "pr-7." + rig.name + ".example.com");
    }
}
