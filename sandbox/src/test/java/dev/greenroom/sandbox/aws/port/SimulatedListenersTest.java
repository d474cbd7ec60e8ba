package dev.greenroom.sandbox.aws.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.elb.Action;
import dev.greenroom.sandbox.aws.elb.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts of a shared listener. */
class SimulatedListenersTest {
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:us-west-2:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";
    private static final Owner OWNER = new Owner("dev", "gp-api", "PreviewEnvironment", "gp-api-pr-7");
    private static final String HOST = "gp-api-pr-7.preview.example.com";

    private final TestAccount account = new TestAccount();
    private final SimulatedListeners listeners = new SimulatedListeners(account.aws);

    @BeforeEach
    void shareAListener() {
        account.aws
                .seed(TestAccount.REGION)
                .listener(LISTENER, "preview.example.com", "vpc-1", List.of("subnet-a", "subnet-b"));
    }

    private ListenerFacts facts(String arn, int preferred) {
        HostRule rule = new HostRule(arn, HOST, preferred);
        Scope scope = new Scope(StackId.of(OWNER, Part.NET), Part.NET, OWNER, Map.of(), TestPlans.PLACEMENT);
        NetPlan plan = new NetPlan(scope, "vpc-1", List.of(), rule, null, null, null, "sg", "cluster", null, null);
        return listeners.facts(plan, rule);
    }

    private void serve(int priority, String host, Map<String, String> tags) {
        Action nothing = new Action("fixed-response", null, Map.of("statusCode", "404"));
        account.region
                .elb()
                .rules()
                .create(new Rule("", LISTENER, priority, List.of(host), List.of(), List.of(nothing), tags));
    }

    @Test
    void theNextFreePriorityIsFoundRoundTheEnd() {
        assertThat(facts(LISTENER, 8).priority()).isEqualTo(8);
        serve(8, "a.example.com", Map.of());
        assertThat(facts(LISTENER, 8).priority()).isEqualTo(9);
        serve(50_000, "b.example.com", Map.of());
        assertThat(facts(LISTENER, 50_000).priority()).isEqualTo(1);
        assertThat(facts(LISTENER, 8).securityGroupIds()).containsExactly("sg-shared");
        assertThat(facts(LISTENER, 8).dnsName()).startsWith("shared-").endsWith(".us-west-2.elb.amazonaws.com");
    }

    @Test
    void aRuleOfTheSameOwnerKeepsItsPriorityAndAnothersIsRefused() {
        serve(17, HOST, Map.of(Owner.TAG, OWNER.tag()));
        assertThat(facts(LISTENER, 8).priority()).isEqualTo(17);

        account.region
                .elb()
                .rules()
                .delete(account.region.elb().rules().ofListener(LISTENER).get(0).arn());
        serve(17, HOST.toUpperCase(Locale.ROOT), Map.of(Owner.TAG, "another"));
        assertThatThrownBy(() -> facts(LISTENER, 8))
                .hasMessage("host " + HOST + " is served by another rule of listener " + LISTENER + ", of another");
    }

    @Test
    void aListenerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> facts(LISTENER + "x", 8)).hasMessage("listener " + LISTENER + "x does not exist");
    }
}
