package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory.OwnedThing;
import dev.greenroom.operator.plan.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What carries the tag is listed as records name it, so that its own service confirms it. The emulator's Tagging API lists no
 * subnet groups, listeners, rules and log groups of ours; those ARNs are in {@link TaggedArnTest}.
 */
class TagInventoryIT {
    private final Rig rig = new Rig();
    private final TagInventory inventory = new TagInventory(rig.clients);
    private final AwsPresence presence = new AwsPresence(rig.clients);
    /** A cluster id of its own: the emulator is shared. */
    private final Owner mine = new Owner(rig.name, "gp-api", "PreviewEnvironment", "x");

    private final Owner others = new Owner(rig.name + "-2", "gp-api", "PreviewEnvironment", "x");

    @AfterEach
    void close() {
        rig.close();
    }

    private List<CloudResource> listed(Set<CloudResource> known) {
        return inventory.inRegion(Rig.PLACEMENT, mine.clusterId(), known::contains).stream()
                .filter(thing -> thing.owner().equals(mine))
                .map(OwnedThing::resource)
                .toList();
    }

    private String queue(String name, Owner owner) {
        return rig.clients
                .sqs(Rig.PLACEMENT)
                .createQueue(c -> c.queueName(name).tags(Map.of(Owner.TAG, owner.tag())))
                .queueUrl();
    }

    @Test
    void onlyTheThingsOfOneClusterIdAreListedAndTheirServicesConfirmThem() {
        SqsClient sqs = rig.clients.sqs(Rig.PLACEMENT);
        RdsClient rds = rig.clients.rds(Rig.PLACEMENT);
        String url = queue(rig.name, mine);
        queue(rig.name + "-2", others);
        sqs.createQueue(c -> c.queueName(rig.name + "-untagged"));
        rds.createDBCluster(c -> c.dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .masterUsername("app")
                .masterUserPassword("notsecret123")
                .tags(software.amazon.awssdk.services.rds.model.Tag.builder()
                        .key(Owner.TAG)
                        .value(mine.tag())
                        .build()));
        rig.clients.ecs(Rig.PLACEMENT).createCluster(c -> c.clusterName(rig.name)
                .tags(software.amazon.awssdk.services.ecs.model.Tag.builder()
                        .key(Owner.TAG)
                        .value(mine.tag())
                        .build()));
        rig.clients.secrets(Rig.PLACEMENT).createSecret(c -> c.name("greenroom/" + rig.name)
                .secretString("x")
                .tags(software.amazon.awssdk.services.secretsmanager.model.Tag.builder()
                        .key(Owner.TAG)
                        .value(mine.tag())
                        .build()));

        List<CloudResource> listed = listed(Set.of());

        assertThat(listed)
                .extracting(CloudResource::type)
                .containsExactlyInAnyOrder(
                        "aws:sqs/queue:Queue",
                        "aws:rds/cluster:Cluster",
                        "aws:ecs/cluster:Cluster",
                        "aws:secretsmanager/secret:Secret");
        assertThat(presence.stillThere(Rig.PLACEMENT, listed)).containsExactlyInAnyOrderElementsOf(listed);

        Set<CloudResource> known = new HashSet<>(listed);
        assertThat(listed(known)).isEmpty();

        sqs.deleteQueue(d -> d.queueUrl(url));
        assertThat(presence.stillThere(Rig.PLACEMENT, listed)).hasSize(3);
    }

    @Test
    void rolesAreListedByTheirPath() {
        IamClient iam = rig.clients.iam(Rig.PLACEMENT);
        role(iam, rig.name, "/greenroom/", mine);
        role(iam, rig.name + "-2", "/greenroom/", others);
        role(iam, rig.name + "-3", "/", mine);

        List<OwnedThing> roles = inventory.inAccount(Rig.PLACEMENT, mine.clusterId(), resource -> false);

        assertThat(roles).extracting(thing -> thing.resource().id()).containsExactly(rig.name);
        assertThat(roles).extracting(OwnedThing::owner).containsExactly(mine);
        assertThat(presence.stillThere(Rig.PLACEMENT, List.of(roles.get(0).resource())))
                .hasSize(1);
        assertThat(inventory.inAccount(Rig.PLACEMENT, mine.clusterId(), resource -> true))
                .isEmpty();
    }

    private static void role(IamClient iam, String name, String path, Owner owner) {
        iam.createRole(c -> c.roleName(name)
                .path(path)
                .assumeRolePolicyDocument("{}")
                .tags(software.amazon.awssdk.services.iam.model.Tag.builder()
                        .key(Owner.TAG)
                        .value(owner.tag())
                        .build()));
    }
}
