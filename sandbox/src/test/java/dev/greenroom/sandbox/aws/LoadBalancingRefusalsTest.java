package dev.greenroom.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sandbox.aws.elb.Action;
import dev.greenroom.sandbox.aws.elb.Elb;
import dev.greenroom.sandbox.aws.elb.HealthCheck;
import dev.greenroom.sandbox.aws.elb.Listener;
import dev.greenroom.sandbox.aws.elb.LoadBalancer;
import dev.greenroom.sandbox.aws.elb.Requests.Outcome;
import dev.greenroom.sandbox.aws.elb.Rule;
import dev.greenroom.sandbox.aws.elb.TargetGroup;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What load balancing refuses, and what requests to a shared listener are answered with. */
class LoadBalancingRefusalsTest {
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:us-west-2:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";
    private static final String CERTIFICATE = "arn:aws:acm:us-west-2:123456789012:certificate/1";

    private static final String TOO_MANY = "TooManyUniqueTargetGroupsPerLoadBalancer";

    private final TestAccount account = new TestAccount();
    private final Elb elb = account.region.elb();
    private String group;
    private String balancer;

    @BeforeEach
    void shareAListener() {
        account.aws
                .seed(TestAccount.REGION)
                .listener(LISTENER, "preview.example.com", "vpc-1", List.of("subnet-a", "subnet-b"));
        balancer = elb.listeners().find(LISTENER).orElseThrow().loadBalancerArn();
        group = elb.targetGroups().create(targetGroup("gr-x", 10, 5));
    }

    private static TargetGroup.Request targetGroup(String name, int interval, int timeout) {
        HealthCheck check = new HealthCheck("/", "200", "HTTP", "traffic-port", interval, timeout, 2, 2);
        return new TargetGroup.Request(name, 80, "HTTP", "vpc-1", "ip", check, Map.of());
    }

    private static LoadBalancer.Request loadBalancer(String name, String... subnets) {
        return new LoadBalancer.Request(name, false, List.of(subnets), List.of(), Map.of());
    }

    private Rule rule(int priority, String host) {
        return new Rule("", LISTENER, priority, List.of(host), List.of(), forward(), Map.of());
    }

    private Rule rule(String arn, int priority, List<Action> actions) {
        return new Rule(
                arn, LISTENER, priority, List.of(priority + ".preview.example.com"), List.of(), actions, Map.of());
    }

    private List<Action> forward() {
        return forward(group);
    }

    private static List<Action> forward(String group) {
        return List.of(new Action("forward", group, Map.of()));
    }

    private Listener plain(List<Action> actions) {
        return plain("", actions);
    }

    private Listener plain(String arn, List<Action> actions) {
        return new Listener(arn, balancer, 80, "HTTP", null, null, actions, Map.of());
    }

    private String newGroup(int number) {
        return elb.targetGroups().create(targetGroup("gr-" + number, 10, 5));
    }

    /** The ARN of the first rule. */
    private String rulesToGroupsOfTheirOwn(int count) {
        List<String> arns = IntStream.rangeClosed(1, count)
                .mapToObj(i -> elb.rules().create(rule("", i, forward(newGroup(i)))))
                .toList();
        return arns.get(0);
    }

    private record Case(String what, String code, String words, BiConsumer<LoadBalancingRefusalsTest, Elb> request) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> refused() {
        return Stream.of(
                new Case("33 characters", "ValidationError", "longer than '32'", (t, elb) -> elb.loadBalancers()
                        .create(loadBalancer("a".repeat(33), "subnet-a", "subnet-b"))),
                new Case("a name with a dot", "ValidationError", "alphanumeric", (t, elb) -> elb.targetGroups()
                        .create(targetGroup("a.b", 10, 5))),
                new Case(
                        "one zone",
                        "ValidationError",
                        "two different Availability Zones",
                        (t, elb) -> elb.loadBalancers().create(loadBalancer("one", "subnet-a"))),
                new Case("no such subnet", "SubnetNotFound", "subnet-none", (t, elb) -> elb.loadBalancers()
                        .create(loadBalancer("one", "subnet-a", "subnet-none"))),
                new Case("a name twice", "DuplicateLoadBalancerName", "'shared' exists", (t, elb) -> elb.loadBalancers()
                        .create(loadBalancer("shared", "subnet-a", "subnet-b"))),
                new Case(
                        "too long a timeout",
                        "ValidationError",
                        "greater than the timeout",
                        (t, elb) -> elb.targetGroups().create(targetGroup("slow", 5, 5))),
                new Case(
                        "HTTPS without certificate", "ValidationError", "must be specified", (t, elb) -> elb.listeners()
                                .create(new Listener(
                                        "", t.balancer, 8443, "HTTPS", null, null, t.forward(), Map.of()))),
                new Case("no such certificate", "CertificateNotFound", "not found", (t, elb) -> elb.listeners()
                        .create(new Listener(
                                "", t.balancer, 8443, "HTTPS", CERTIFICATE + "x", null, t.forward(), Map.of()))),
                new Case("a port twice", "DuplicateListener", "already exists on this port", (t, elb) -> elb.listeners()
                        .create(new Listener("", t.balancer, 443, "HTTP", null, null, t.forward(), Map.of()))),
                new Case("a priority twice", "PriorityInUse", "Priority '7' is currently in use", (t, elb) -> {
                    elb.rules().create(t.rule(7, "a.preview.example.com"));
                    elb.rules().create(t.rule(7, "b.preview.example.com"));
                }),
                new Case("the 101st rule", "TooManyRules", "has been reached", (t, elb) -> {
                    for (int i = 1; i <= 101; i++) {
                        elb.rules().create(t.rule(i, i + ".preview.example.com"));
                    }
                }),
                new Case("a rule to the 101st group", TOO_MANY, "groups on load balancer 'arn:", (t, elb) -> {
                    elb.listeners().create(t.plain(t.forward()));
                    t.rulesToGroupsOfTheirOwn(100);
                }),
                new Case("a listener to the 101st group", TOO_MANY, "groups on load balancer 'arn:", (t, elb) -> {
                    t.rulesToGroupsOfTheirOwn(100);
                    elb.listeners().create(t.plain(t.forward()));
                }),
                new Case("a rule turned to the 101st group", TOO_MANY, "groups on load balancer 'arn:", (t, elb) -> {
                    String arn = elb.rules().create(t.rule(100, "100.preview.example.com"));
                    elb.listeners().create(t.plain(t.forward()));
                    t.rulesToGroupsOfTheirOwn(99);
                    elb.rules().modify(t.rule(arn, 100, forward(t.newGroup(100))));
                }),
                new Case(
                        "a listener turned to the 101st group", TOO_MANY, "groups on load balancer 'arn:", (t, elb) -> {
                            elb.rules().create(t.rule(100, "100.preview.example.com"));
                            String arn = elb.listeners().create(t.plain(t.forward()));
                            t.rulesToGroupsOfTheirOwn(99);
                            elb.listeners().modify(t.plain(arn, forward(t.newGroup(100))));
                        }),
                new Case("a group in use", "ResourceInUse", "in use by a listener or a rule", (t, elb) -> {
                    elb.rules().create(t.rule(1, "a.preview.example.com"));
                    elb.targetGroups().delete(t.group);
                }),
                new Case("a second balancer for a group", "TargetGroupAssociationLimit", "more than one", (t, elb) -> {
                    elb.rules().create(t.rule(1, "a.preview.example.com"));
                    String other = elb.loadBalancers().create(loadBalancer("other", "subnet-a", "subnet-b"));
                    elb.listeners().create(new Listener("", other, 80, "HTTP", null, null, t.forward(), Map.of()));
                }));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(Case refused) {
        new Refusal(refused.what(), refused.code(), refused.words(), a -> refused.request()
                        .accept(this, elb))
                .check(account);
    }

    @Test
    void aGroupCountsOnceAndMakesRoomWhenItIsLeft() {
        String first = rulesToGroupsOfTheirOwn(99);
        String listener = elb.listeners().create(plain(forward()));
        elb.rules().create(rule(100, "100.preview.example.com"));

        elb.rules().modify(rule(first, 1, forward(newGroup(100))));
        elb.listeners().modify(plain(listener, forward()));
        elb.rules().delete(first);
        elb.listeners().modify(plain(listener, forward(newGroup(101))));

        assertThat(elb.listeners().find(listener).orElseThrow().defaultActions())
                .isEqualTo(forward(
                        elb.targetGroups().findByName("gr-101").orElseThrow().arn()));
    }

    private Outcome answer(boolean https, String host) {
        String name = elb.loadBalancers().find(balancer).orElseThrow().dnsName();
        return elb.requests().send(name, https, host, "/");
    }

    @Test
    void aHostIsServedByItsRuleAndOthersByTheListenersDefault() {
        elb.rules().create(rule(1, "a.preview.example.com"));

        assertThat(answer(true, "a.preview.example.com")).isEqualTo(new Outcome.Answered(503));
        assertThat(answer(true, "b.preview.example.com")).isEqualTo(new Outcome.Answered(404));
        assertThat(answer(true, "a.b.preview.example.com")).isEqualTo(new Outcome.WrongCertificate());
        assertThat(answer(false, "a.preview.example.com")).isEqualTo(new Outcome.Refused());
        assertThat(elb.requests().send("nowhere", true, "nowhere", "/")).isEqualTo(new Outcome.NoSuchName());
    }

    @Test
    void aDeletedLoadBalancerTakesItsListenersAndLaterItsInterfacesAlong() {
        elb.rules().create(rule(1, "a.preview.example.com"));

        elb.loadBalancers().delete(balancer);

        assertThat(elb.listeners().find(LISTENER)).isEmpty();
        assertThat(elb.loadBalancers().holdsInterfaces(balancer)).isTrue();
        account.time.pass(Takes.LOAD_BALANCER_INTERFACES_DELETE.most());
        assertThat(elb.loadBalancers().holdsInterfaces(balancer)).isFalse();
        elb.targetGroups().delete(group);
    }
}
