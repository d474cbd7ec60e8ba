package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.aws.Things.Made;
import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CutOffCreate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a create made is found by its inputs, as long as it is there, and by nobody but its owner. */
class CutOffCreatesIT {
    private static final String DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

    private final Rig rig = new Rig();
    private final Things things = new Things(rig);
    private final AwsCutOffCreates creates = new AwsCutOffCreates(rig.clients);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void databasesAndQueues() {
        things.databases().queue();
        foundByTheirOwnerUntilDeleted();
    }

    @Test
    void networkThings() {
        new NetThings(rig, things).securityGroup().loadBalancer().logGroup();
        foundByTheirOwnerUntilDeleted();
    }

    @Test
    void rolesAndWhatHangsOnThem() {
        things.roles();
        foundByTheirOwnerUntilDeleted();
    }

    @Test
    void ecsThings() {
        things.containers();
        foundByTheirOwnerUntilDeleted();
    }

    @Test
    void aRecordIsFoundIfItLeadsWhereItWasAskedTo() {
        new NetThings(rig, things).record();
        Made record = things.made().get(0);
        Map<String, Object> elsewhere = new HashMap<>(record.inputs());
        elsewhere.put("records", List.of("192.0.2.2"));

        assertThat(find(cutOff(record, rig.owner.tag()))).isEqualTo(record.importId());
        assertThat(find(new CutOffCreate("urn", record.resource().type(), elsewhere, rig.owner.tag(), Set.of())))
                .isEmpty();
        things.delete();
        assertThat(find(cutOff(record, rig.owner.tag()))).isEmpty();
    }

    @Test
    void aRevisionThatTheStateHoldsIsNotWhatWasCutOff() {
        things.containers();
        Map<String, Object> family = Map.of("family", rig.name);
        String first = find(new CutOffCreate("urn", DEFINITION, family, rig.owner.tag(), Set.of()));
        assertThat(find(new CutOffCreate("urn", DEFINITION, family, rig.owner.tag(), Set.of(first))))
                .isEmpty();

        things.containers();
        assertThat(find(new CutOffCreate("urn", DEFINITION, family, rig.owner.tag(), Set.of(first))))
                .isEqualTo(first.replaceFirst(":1$", ":2"));
    }

    @Test
    void nothingIsGuessed() {
        assertThatThrownBy(() -> find(new CutOffCreate("urn", "aws:odd/thing:Thing", Map.of(), "x", Set.of())))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("aws:odd/thing:Thing");
        Map<String, Object> secret =
                Map.of("name", Map.of("4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270"));
        assertThatThrownBy(() -> find(new CutOffCreate("urn", "aws:sqs/queue:Queue", secret, "x", Set.of())))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("its input name is not known");
    }

    private void foundByTheirOwnerUntilDeleted() {
        assertThat(things.made()).allSatisfy(thing -> {
            assertThat(find(cutOff(thing, rig.owner.tag()))).isEqualTo(thing.importId());
            assertThat(find(cutOff(thing, "somebody/else"))).isEmpty();
        });
        things.delete();
        assertThat(things.made()).allSatisfy(thing -> assertThat(find(cutOff(thing, rig.owner.tag())))
                .isEmpty());
    }

    /** The id; empty: there is none. */
    private String find(CutOffCreate create) {
        return creates.find(Rig.PLACEMENT, create).orElse("");
    }

    private static CutOffCreate cutOff(Made thing, String owner) {
        return new CutOffCreate("urn", thing.resource().type(), thing.inputs(), owner, Set.of());
    }
}
