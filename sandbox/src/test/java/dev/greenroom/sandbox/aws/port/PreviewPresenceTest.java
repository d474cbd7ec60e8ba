package dev.greenroom.sandbox.aws.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.sandbox.aws.MakingRegistrar;
import dev.greenroom.sandbox.aws.PreviewStacks;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every resource of a preview is seen by the id in its state, and by none any more after the preview is destroyed. */
class PreviewPresenceTest {
    private final PreviewStacks preview = new PreviewStacks();
    private final SimulatedPresence presence = new SimulatedPresence(preview.account.aws);

    private static CloudResource named(Map.Entry<String, Existing> entry) {
        var arn = entry.getValue().outputs().get("arn");
        return new CloudResource(
                MakingRegistrar.type(entry.getKey()), entry.getValue().id(), arn == null ? null : arn.asText());
    }

    @Test
    void isSeenUntilItIsGone() throws InterruptedException {
        preview.data().net().access().service(preview.define("repo/app"));
        List<CloudResource> all = preview.engine.all().entrySet().stream()
                .map(PreviewPresenceTest::named)
                .toList();

        assertThat(presence.stillThere(TestPlans.PLACEMENT, all)).containsExactlyInAnyOrderElementsOf(all);
        preview.engine.deleteAll();
        assertThat(presence.stillThere(TestPlans.PLACEMENT, all)).isEmpty();
    }
}
