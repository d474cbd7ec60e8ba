package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.aws.Things.Made;
import dev.greenroom.operator.cloud.CloudResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every type that a plan can name is seen while it is there, and not after its deletion. */
class PresenceIT {
    private final Rig rig = new Rig();
    private final Things things = new Things(rig);
    private final AwsPresence presence = new AwsPresence(rig.clients);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void databasesQueuesAndSecrets() {
        String secret = rig.clients
                .secrets(Rig.PLACEMENT)
                .createSecret(c -> c.name(rig.name).secretString("x"))
                .arn();
        things.databases().queue().add("aws:secretsmanager/secret:Secret", secret, Map.of(), () -> rig.clients
                .secrets(Rig.PLACEMENT)
                .deleteSecret(d -> d.secretId(secret)));
        seenUntilDeleted();
    }

    @Test
    void networkThings() {
        new NetThings(rig, things).securityGroup().loadBalancer().logGroup().record();
        seenUntilDeleted();
    }

    @Test
    void rolesAndWhatHangsOnThemAlsoByTheIdThatAnImportGives() {
        things.roles();
        Made attachment = things.made().get(2);
        things.add(
                new CloudResource(
                        attachment.resource().type(), attachment.importId().replaceFirst("/", "-"), null),
                "",
                Map.of(),
                () -> {});
        seenUntilDeleted();
    }

    @Test
    void ecsThings() {
        things.containers();
        seenUntilDeleted();
    }

    @Test
    void aTypeThatNobodyKnowsIsNotPassedOver() {
        CloudResource odd = new CloudResource("aws:odd/thing:Thing", "x", null);
        assertThat(presence.stillThere(Rig.PLACEMENT, List.of(odd, odd))).containsExactly(odd);
    }

    private void seenUntilDeleted() {
        List<CloudResource> made = things.made().stream().map(Made::resource).toList();
        assertThat(presence.stillThere(Rig.PLACEMENT, made)).containsExactlyInAnyOrderElementsOf(made);
        things.delete();
        assertThat(presence.stillThere(Rig.PLACEMENT, made)).isEmpty();
    }
}
