package dev.greenroom.operator.cloud.finding;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.Standing.StandingApp;
import dev.greenroom.operator.cloud.finding.FoundData.FoundCluster;
import dev.greenroom.operator.cloud.finding.FoundData.FoundInstance;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundAction;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundListener;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundRule;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundTargetGroup;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups.FoundGroup;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups.Ingress;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.PreviewExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a finding means: which things are named, with what differs of them. */
class FoundEnvironmentTest {
    private static final String SHARED = "ingress: {loadBalancer: {listenerArn: 'arn:listener'}}";
    private static final String DEFINITION = "arn:aws:ecs:us-west-2:123456789012:task-definition/gp-api:7";
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final String BALANCER_GROUP = "sg-ba1a4ce4";

    private Standing standing = standing(IMAGE);
    private Found found = new Found(standing);

    private static Standing standing(String... spec) {
        EnvironmentPlan plan = PreviewExamples.plan(spec);
        AppPlan app = PreviewExamples.app(spec);
        return new Standing(
                plan.data(), app.data(), plan.net(), app.net(), Optional.of(new StandingApp(app, DEFINITION)));
    }

    /** What is found where nothing differs; each part can be made something else. */
    private static final class Found {
        private Optional<FoundCluster> cluster;
        private Optional<FoundInstance> instance = Optional.of(new FoundInstance("db.serverless", false));
        private final Map<String, FoundQueue> queues = new TreeMap<>();
        private final Map<String, FoundGroup> groups = new TreeMap<>();
        private Optional<List<String>> balancer = Optional.of(List.of(BALANCER_GROUP));
        private List<FoundListener> listeners = new ArrayList<>();
        private List<FoundRule> rules = new ArrayList<>();
        private Optional<FoundTargetGroup> targets = Optional.of(new FoundTargetGroup("/", "traffic-port"));
        private Optional<FoundSetup> service;
        private List<dev.greenroom.operator.cloud.CloudResource> present;

        Found(Standing standing) {
            String databaseGroup = standing.dataOutputs().databaseSecurityGroupId();
            String tasks = standing.netOutputs().serviceSecurityGroupId();
            cluster = Optional.of(new FoundCluster("16.6", 0.5, 2.0, false, List.of(databaseGroup)));
            standing.data().queues().forEach(queue -> {
                QueueOutput output = standing.dataOutputs().queues().get(queue.key());
                String arn = output.arn().replace(queue.name(), queue.deadLetterName());
                queues.put(
                        output.url(),
                        queue(Map.of(
                                "RedrivePolicy", "{\"maxReceiveCount\":3,\"deadLetterTargetArn\":\"" + arn + "\"}")));
                queues.put(FoundData.deadLetterUrl(queue, output), queue(Map.of("MessageRetentionPeriod", "1209600")));
            });
            groups.put(
                    standing.data().database().securityGroupName(),
                    group(databaseGroup, new Ingress("tcp", 5432, 5432, tasks)));
            groups.put(standing.net().serviceSecurityGroup(), group(tasks, new Ingress("tcp", 80, 80, BALANCER_GROUP)));
            FoundAction forward =
                    new FoundAction("forward", standing.netOutputs().targetGroupArn());
            if (standing.net().loadBalancing() instanceof Dedicated dedicated) {
                groups.put(
                        dedicated.securityGroupName(),
                        group(
                                BALANCER_GROUP,
                                new Ingress("tcp", 80, 80, ANYWHERE),
                                new Ingress("tcp", 443, 443, ANYWHERE)));
                listeners.add(new FoundListener(80, "HTTP", null, new FoundAction("redirect", null)));
                listeners.add(new FoundListener(443, "HTTPS", dedicated.certificateArn(), forward));
            } else {
                rules.add(new FoundRule(List.of("other.example.com"), new FoundAction("forward", "arn:x/other/1")));
                rules.add(new FoundRule(List.of("gp-api-pr-7.preview.example.com"), forward));
            }
            service = Optional.of(setup(DEFINITION, 1, standing));
            present = new ArrayList<>(FoundEnvironment.named(standing));
        }

        static FoundQueue queue(Map<String, String> more) {
            Map<String, String> attributes =
                    new TreeMap<>(Map.of("SqsManagedSseEnabled", "true", "ContentBasedDeduplication", "true"));
            attributes.putAll(more);
            return new FoundQueue(attributes);
        }

        static FoundGroup group(String id, Ingress... rules) {
            return new FoundGroup(id, List.of(rules));
        }

        static FoundSetup setup(String definition, int desired, Standing standing) {
            AppPlan app = standing.app().orElseThrow().plan();
            return new FoundSetup(
                    definition, desired, app.subnetIds(), List.of(app.net().serviceSecurityGroupId()), true);
        }

        void add(String group, Ingress rule) {
            FoundGroup known = groups.get(group);
            List<Ingress> rules = new ArrayList<>(known.ingress());
            rules.add(rule);
            groups.put(group, new FoundGroup(known.id(), rules));
        }

        FoundEnvironment environment() {
            return new FoundEnvironment(
                    new FoundData(cluster, instance, queues),
                    new FoundSecurityGroups(groups),
                    new FoundFrontend(balancer, listeners, rules, targets),
                    service,
                    present);
        }
    }

    private List<String> told() {
        return found.environment().differences(standing).stream()
                .map(FoundEnvironmentTest::told)
                .toList();
    }

    private static String told(Difference difference) {
        String thing = difference.part().label() + ": " + difference.what();
        return difference.field() == null
                ? thing + " " + difference.found()
                : thing + ", " + difference.field() + " " + difference.found() + " not " + difference.wanted();
    }

    @Test
    void whatIsAsItWasMadeIsNothing() {
        assertThat(told()).isEmpty();
        standing = standing(IMAGE, SHARED);
        found = new Found(standing);
        assertThat(told()).isEmpty();
    }

    @Test
    void theDatabase() {
        found.cluster = Optional.of(new FoundCluster("17.4", 1.0, 8.5, true, List.of("sg-0000da7a", "sg-2")));
        found.instance = Optional.of(new FoundInstance("db.r6g.large", true));

        String id = standing.data().database().identifier();
        assertThat(told())
                .containsExactly(
                        "data: Aurora cluster " + id + ", minimum capacity 1 not 0.5",
                        "data: Aurora cluster " + id + ", maximum capacity 8.5 not 2",
                        "data: Aurora cluster " + id + ", engine version 17.4 not 16.6",
                        "data: Aurora cluster " + id + ", deletion protection on not off",
                        "data: Aurora cluster " + id + ", security groups sg-0000da7a, sg-2 not sg-0000da7a",
                        "data: Aurora instance " + id + "-1, instance class db.r6g.large not db.serverless",
                        "data: Aurora instance " + id + "-1, public access on not off");
    }

    @Test
    void aPatchOfTheEngineIsNoOtherVersionAndNoCapacityIsAnother() {
        found.cluster = Optional.of(new FoundCluster("16.6.2", null, null, false, List.of("sg-0000da7a")));

        assertThat(told())
                .allMatch(line -> line.endsWith("none not 0.5") || line.endsWith("none not 2"))
                .hasSize(2);
    }

    @Test
    void queues() {
        String url = standing.dataOutputs().queues().get("jobs").url();
        String deadLetters = FoundData.deadLetterUrl(
                standing.data().queues().get(0), standing.dataOutputs().queues().get("jobs"));
        found.queues.put(url, new FoundQueue(Map.of("RedrivePolicy", "", "Policy", "{\"Statement\":[]}")));
        found.queues.put(deadLetters, Found.queue(Map.of("MessageRetentionPeriod", "345600")));

        String name = standing.data().queues().get(0).deadLetterName();
        assertThat(told())
                .containsExactly(
                        "data: queue jobs, content-based deduplication off not on",
                        "data: queue jobs, redrive policy none not to " + name + " after 3 receives",
                        "data: queue jobs, encryption off not on",
                        "data: queue jobs, access policy one that was added not none",
                        "data: dead-letter queue of jobs, message retention 345600 s not 1209600 s");
    }

    @Test
    void whatSomebodyLetIn() {
        found.add(standing.data().database().securityGroupName(), new Ingress("tcp", 5432, 5432, ANYWHERE));
        found.add(standing.net().serviceSecurityGroup(), new Ingress("-1", -1, -1, "sg-9"));
        found.add(
                ((Dedicated) standing.net().loadBalancing()).securityGroupName(),
                new Ingress("tcp", 8000, 9000, "::/0"));

        assertThat(told())
                .containsExactly(
                        "data: security group of the database, further ingress tcp 5432 from 0.0.0.0/0 not none",
                        "net: security group of the tasks, ingress everything from sg-9, tcp 80 from " + BALANCER_GROUP
                                + " not tcp 80 from " + BALANCER_GROUP,
                        "net: security group of the load balancer, ingress tcp 443 from 0.0.0.0/0, tcp 80 from 0.0.0.0/0,"
                                + " tcp 8000-9000 from ::/0 not tcp 443 from 0.0.0.0/0, tcp 80 from 0.0.0.0/0");
    }

    @Test
    void theRuleToTheDatabaseIsOfTheAppStack() {
        String group = standing.data().database().securityGroupName();
        found.groups.put(group, Found.group("sg-0000da7a"));

        assertThat(told()).containsExactly("app: rule that lets tasks reach the database missing");
    }

    @Test
    void theFrontend() {
        found.listeners = List.of(
                new FoundListener(443, "HTTPS", "arn:other", new FoundAction("forward", "arn:targetgroup/other/1")),
                new FoundListener(8080, "HTTP", null, new FoundAction("fixed-response", null)));
        found.targets = Optional.of(new FoundTargetGroup("/elsewhere", "9000"));

        String name = standing.net().targetGroup().name();
        String certificate = ((Dedicated) standing.net().loadBalancing()).certificateArn();
        assertThat(told())
                .containsExactly(
                        "net: listener on port 80 missing",
                        "net: listener on port 443, certificate arn:other not " + certificate,
                        "net: listener on port 443, default action forward to other not forward to " + name,
                        "net: load balancer " + name + ", further listeners HTTP on port 8080 not none",
                        "net: target group " + name + ", health check path /elsewhere not /",
                        "net: target group " + name + ", health check port 9000 not traffic-port");
    }

    @Test
    void aHostRule() {
        standing = standing(IMAGE, SHARED);
        found = new Found(standing);
        found.rules = List.of(new FoundRule(
                List.of("gp-api-pr-7.preview.example.com", "b.example.com"), new FoundAction("fixed-response", null)));

        assertThat(told())
                .hasSize(2)
                .allMatch(line -> line.startsWith("net: host rule for gp-api-pr-7.preview.example.com, "))
                .anyMatch(line -> line.contains(", hosts b.example.com, gp-api-pr-7"))
                .anyMatch(line -> line.contains(", action fixed-response not forward to "));
        found.rules = List.of();
        assertThat(told()).containsExactly("net: host rule for gp-api-pr-7.preview.example.com missing");
    }

    @Test
    void theService() {
        found.service = Optional.of(new FoundSetup(
                DEFINITION.replace(":7", ":8"), 3, List.of("subnet-0000000a"), List.of("sg-00005e4c", "sg-9"), false));

        assertThat(told())
                .hasSize(5)
                .allMatch(line -> line.startsWith("app: ECS service "))
                .anyMatch(line -> line.endsWith(", task definition gp-api:8 not gp-api:7"))
                .anyMatch(line -> line.endsWith(", desired count 3 not 1"))
                .anyMatch(line -> line.endsWith(", subnets subnet-0000000a not subnet-0000000a, subnet-0000000b"))
                .anyMatch(line -> line.endsWith(", security groups sg-00005e4c, sg-9 not sg-00005e4c"))
                .anyMatch(line -> line.endsWith(", public IP off not on"));
    }

    @Test
    void whatIsMissingIsNamed() {
        found.cluster = Optional.empty();
        found.instance = Optional.empty();
        found.queues.clear();
        found.groups.clear();
        found.balancer = Optional.empty();
        found.targets = Optional.empty();
        found.service = Optional.empty();
        found.present = List.of();

        String name = standing.net().targetGroup().name();
        assertThat(told())
                .allMatch(line -> line.endsWith(" missing"))
                .contains(
                        "data: Aurora cluster " + standing.data().database().identifier() + " missing",
                        "data: queue jobs missing",
                        "data: dead-letter queue of jobs missing",
                        "data: security group of the database missing",
                        "net: security group of the tasks missing",
                        "net: security group of the load balancer missing",
                        "net: load balancer " + name + " missing",
                        "net: target group " + name + " missing",
                        "net: log group " + standing.net().logGroup().name() + " missing",
                        "net: task role " + standing.net().roles().task() + " missing",
                        "net: ECS cluster " + standing.net().clusterName() + " missing")
                .hasSize(14);
    }

    @Test
    void withoutAnAppNobodyReachesTheDatabaseAndThereIsNoService() {
        standing = new Standing(
                standing.data(), standing.dataOutputs(), standing.net(), standing.netOutputs(), Optional.empty());
        found.service = Optional.empty();
        found.groups.put(standing.data().database().securityGroupName(), Found.group("sg-0000da7a"));

        assertThat(told()).isEmpty();
    }

    @Test
    void aGroupOfTheSameNameThatIsNotOursIsNotTheOneThatWasMade() {
        found.groups.put(standing.data().database().securityGroupName(), Found.group("sg-1"));

        assertThat(told()).containsExactly("data: security group of the database missing");
    }

    @Test
    void aLongValueIsCut() {
        for (int port = 1000; port < 1060; port++) {
            found.add(standing.net().serviceSecurityGroup(), new Ingress("tcp", port, port, ANYWHERE));
        }

        assertThat(found.environment().differences(standing))
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.found()).hasSize(200).endsWith("…"));
    }
}
