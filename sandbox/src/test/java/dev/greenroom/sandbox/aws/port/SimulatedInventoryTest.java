package dev.greenroom.sandbox.aws.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory.OwnedThing;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.PreviewStacks;
import dev.greenroom.sandbox.aws.TestAccount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a preview is made of is listed by its tag, as its states and its record name it. */
class SimulatedInventoryTest {
    private final PreviewStacks preview = new PreviewStacks();
    private final SimulatedInventory inventory = new SimulatedInventory(preview.account.aws);
    private final SimulatedPresence presence = new SimulatedPresence(preview.account.aws);

    @BeforeEach
    void aPreview() throws InterruptedException {
        preview.data().net().access().service(preview.define("repo/app"));
    }

    private List<OwnedThing> listed(String clusterId, Placement placement) {
        return Stream.concat(
                        inventory.inRegion(placement, clusterId, known -> false).stream(),
                        inventory.inAccount(placement, clusterId, known -> false).stream())
                .toList();
    }

    @Test
    void thingsAndRolesOfTheClusterIdAreListedAndThere() {
        List<OwnedThing> listed = listed("dev", TestPlans.PLACEMENT);
        List<CloudResource> things = listed.stream().map(OwnedThing::resource).toList();

        assertThat(listed).extracting(thing -> thing.owner().tag()).containsOnly(TestAccount.OWNER);
        assertThat(things)
                .extracting(CloudResource::type)
                .contains(
                        "aws:rds/cluster:Cluster",
                        "aws:lb/targetGroup:TargetGroup",
                        "aws:iam/role:Role",
                        "aws:ecs/service:Service",
                        "aws:secretsmanager/secret:Secret");
        assertThat(things)
                .filteredOn(thing -> thing.type().equals("aws:secretsmanager/secret:Secret"))
                .extracting(CloudResource::id)
                .containsExactly("greenroom/gr-x");
        assertThat(presence.stillThere(TestPlans.PLACEMENT, things)).containsExactlyInAnyOrderElementsOf(things);
    }

    @Test
    void otherClusterIdsAndOtherRegionsHaveNone() {
        assertThat(listed("dev-2", TestPlans.PLACEMENT)).isEmpty();
        assertThat(inventory.inRegion(Placement.own("eu-west-1"), "dev", known -> false))
                .isEmpty();
    }

    @Test
    void whatIsKnownIsPassedOver() {
        assertThat(inventory.inRegion(TestPlans.PLACEMENT, "dev", known -> true))
                .isEmpty();
        assertThat(inventory.inAccount(TestPlans.PLACEMENT, "dev", known -> true))
                .isEmpty();
    }
}
