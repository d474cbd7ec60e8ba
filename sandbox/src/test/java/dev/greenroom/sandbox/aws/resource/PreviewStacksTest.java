package dev.greenroom.sandbox.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.MakingRegistrar;
import dev.greenroom.sandbox.aws.PreviewStacks;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the operator's programs make, through the awsx components, the provider and the account. */
class PreviewStacksTest {
    private final PreviewStacks preview = new PreviewStacks();

    @Test
    void theNetStackTakesTheLoadBalancersTime() throws InterruptedException {
        preview.net();

        assertThat(preview.account.time.sinceStart()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(220));
        ObjectNode balancer = preview.engine
                .existing("aws:lb/loadBalancer:LoadBalancer", "web")
                .outputs();
        assertThat(balancer.get("dnsName").asText()).matches("gr-x-\\d+\\.us-west-2\\.elb\\.amazonaws\\.com");
        assertThat(balancer.get("zoneId").asText()).isEqualTo("Z1H1FL5HABSF5");
        assertThat(balancer.get("vpcId").asText()).isEqualTo("vpc-1");
    }

    @Test
    void nothingDiffersRightAfterItIsMadeNorWhenItIsReadAgain() throws InterruptedException {
        preview.data().net().access().service(preview.define("repo/app"));

        for (var entry : preview.engine.all().entrySet()) {
            String type = MakingRegistrar.type(entry.getKey());
            Existing made = entry.getValue();
            assertThat(preview.provider.diff(type, made, made.inputs()).changed())
                    .as(entry.getKey())
                    .isEmpty();
            Existing read =
                    preview.provider.read(type, made.id(), made.inputs()).orElseThrow();
            assertThat(preview.provider.diff(type, read, made.inputs()).changed())
                    .as("read " + entry.getKey())
                    .isEmpty();
        }
    }

    @Test
    void aNewImageIsANewRevisionAndAnUpdateOfTheServiceInPlace() throws InterruptedException {
        preview.data().net().access();
        String first = preview.define("repo/app:one");
        preview.service(first);
        Existing definition = preview.engine.existing(PreviewStacks.DEFINITION, "app");
        Existing service = preview.engine.existing(PreviewStacks.SERVICE, "app");

        String second = preview.define("repo/app:two");
        ObjectNode inputs =
                preview.engine.existing(PreviewStacks.DEFINITION, "app").inputs();
        Diff newRevision = preview.provider.diff(PreviewStacks.DEFINITION, definition, inputs);
        Diff roll = preview.provider.diff(
                PreviewStacks.SERVICE, service, service.inputs().deepCopy().put("taskDefinition", second));

        assertThat(definition.id()).isEqualTo("gr-x");
        assertThat(second).isEqualTo(first.replaceAll("1$", "2"));
        assertThat(newRevision)
                .isEqualTo(new Diff(Set.of("containerDefinitions"), Set.of("containerDefinitions"), false));
        assertThat(roll).isEqualTo(new Diff(Set.of("taskDefinition"), Set.of(), false));
    }

    @Test
    void aRevisionIsDeregisteredUnlessItIsKept() throws InterruptedException {
        preview.data().net().access();
        String first = preview.define("repo/app:one");
        Existing made = preview.engine.existing(PreviewStacks.DEFINITION, "app");

        ObjectNode kept = made.inputs().deepCopy().put("skipDestroy", true);
        preview.provider.delete(PreviewStacks.DEFINITION, new Existing(made.id(), kept, made.outputs()));
        assertThat(preview.account
                        .region
                        .ecs()
                        .definitions()
                        .find(first)
                        .orElseThrow()
                        .active())
                .isTrue();
        preview.provider.delete(PreviewStacks.DEFINITION, made);
        assertThat(preview.account
                        .region
                        .ecs()
                        .definitions()
                        .find(first)
                        .orElseThrow()
                        .active())
                .isFalse();
    }

    @Test
    void aServiceIsNotWaitedForUnlessThatIsAsked() throws InterruptedException {
        preview.data().net().access();
        String definition = preview.define("repo/app");
        Duration before = preview.account.time.sinceStart();

        preview.service(definition);
        assertThat(preview.account.time.sinceStart()).isEqualTo(before);

        Existing service = preview.engine.existing(PreviewStacks.SERVICE, "app");
        ObjectNode waiting = service.inputs().deepCopy().put("waitForSteadyState", true);
        TestAccount.updated(preview.provider, PreviewStacks.SERVICE, service, waiting);
        assertThat(preview.account.time.sinceStart()).isGreaterThan(before.plusSeconds(30));
        assertThat(preview.account
                        .region
                        .ecs()
                        .services()
                        .find("gr-x", "gr-x")
                        .orElseThrow()
                        .isStable())
                .isTrue();
    }

    @Test
    void aLaunchTypeBesideACapacityProviderStrategyIsRefused() throws InterruptedException {
        preview.data().net().access();
        ObjectNode inputs = preview.serviceInputs(preview.define("repo/app")).put("launchType", "FARGATE");
        inputs.putArray("capacityProviderStrategies")
                .addObject()
                .put("capacityProvider", "FARGATE_SPOT")
                .put("weight", 1);

        assertThatThrownBy(() -> preview.engine.make(PreviewStacks.SERVICE, "app", inputs))
                .hasMessageContaining("creating ECS Service (gr-x): operation error ECS: CreateService")
                .hasMessageContaining("InvalidParameterException: Specifying both a launch type and capacity provider"
                        + " strategy is not supported. Remove one and try again.");
    }

    @Test
    void spotIsBilledAtItsOwnPrice() throws InterruptedException {
        preview.data().net().access();
        ObjectNode inputs = preview.serviceInputs(preview.define("repo/app"));
        inputs.putArray("capacityProviderStrategies")
                .addObject()
                .put("capacityProvider", "FARGATE_SPOT")
                .put("weight", 1);
        preview.engine.make(PreviewStacks.SERVICE, "app", inputs);
        preview.account.time.pass(Duration.ofHours(1));

        double spot = preview.account
                .aws
                .bill()
                .itemsOf(TestAccount.OWNER)
                .get(CostItem.FARGATE)
                .doubleValue();
        var prices = TestAccount.PRICES.of(TestAccount.REGION);
        double hour = prices.fargateSpotVcpuHour().doubleValue() / 4
                + prices.fargateSpotGbHour().doubleValue() / 2;
        assertThat(spot).isBetween(hour * 0.97, hour);
    }

    @Test
    void everythingGoesInReverseOrderAndNothingIsLeftOrBilled() throws InterruptedException {
        List<String> before = ids();
        preview.data().net().access().service(preview.define("repo/app"));
        preview.account.time.pass(Duration.ofMinutes(10));

        preview.engine.deleteAll();
        preview.account.region.secrets().delete("greenroom/gr-x", 0);

        assertThat(ids()).containsExactlyElementsOf(before);
        var total = preview.account.aws.bill().total();
        preview.account.time.pass(Duration.ofDays(1));
        assertThat(preview.account.aws.bill().total()).isEqualByComparingTo(total);
    }

    private List<String> ids() {
        return preview.account.aws.inventory().stream().map(AwsResource::id).toList();
    }
}
