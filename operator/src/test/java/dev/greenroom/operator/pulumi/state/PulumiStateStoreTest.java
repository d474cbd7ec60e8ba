package dev.greenroom.operator.pulumi.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.RunStatus;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.Instance;
import dev.greenroom.operator.stack.RunEntry;
import dev.greenroom.operator.stack.RunRecord;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.MadeByCreate;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.operator.stack.StateStore.StackLock;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulumiStateStoreTest {
    private static final StackId STACK = new StackId("test.team.pr-a.data");
    private static final String KEY = ".pulumi/stacks/greenroom/test.team.pr-a.data.json";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final CloudResource QUEUE = new CloudResource(
            "aws:sqs/queue:Queue", "https://sqs/1/jobs.fifo", "arn:aws:sqs:us-west-2:123456789012:jobs.fifo");
    private static final CloudResource RULE = new CloudResource("aws:vpc/rule:Rule", "sgr-1", null);

    @TempDir
    Path folder;

    private FileBlobs blobs;
    private PulumiStateStore store;

    @BeforeEach
    void store() {
        blobs = new FileBlobs(folder);
        store = new PulumiStateStore(blobs);
    }

    @Test
    void ofACheckpointTheOutputsAndWhatIsOursOnAwsAreRead() throws IOException {
        blobs.put(KEY, checkpoint("checkpoint.json"));

        assertThat(store.read(STACK))
                .contains(new StackState(
                        Map.of("queueUrl.jobs", "https://sqs/1/jobs.fifo"),
                        List.of(QUEUE, RULE),
                        null,
                        LooseEnds.NONE));
    }

    @Test
    void whatACutOffRunLeftUndecidedIsTheCreatesOnAwsAndWhatWasNotRead() throws IOException {
        blobs.put(KEY, checkpoint("cut-off.json"));

        LooseEnds loose = store.read(STACK).orElseThrow().loose();

        assertThat(loose.creates())
                .extracting(PendingCreate::urn)
                .containsExactly("urn:jobs", "urn:dead-letters", "urn:task");
        assertThat(loose.creates().get(0).inputs()).containsEntry("name", "gr-jobs.fifo");
        assertThat(loose.unread()).containsExactly("urn:read", "urn:unread");
    }

    @Test
    void aSettledStateHoldsWhatTheCreatesMadeAndNothingPending() throws IOException {
        blobs.put(KEY, checkpoint("cut-off.json"));

        JsonNode export = new ObjectMapper()
                .readTree(store.settled(STACK, List.of(made("urn:jobs", "https://jobs"), made("urn:task", "arn:2"))));

        assertThat(export.path("version").asInt()).isEqualTo(3);
        JsonNode deployment = export.path("deployment");
        assertThat(deployment.has("pending_operations")).isFalse();
        assertThat(deployment.path("secrets_providers").path("type").asText()).isEqualTo("passphrase");
        assertThat(deployment.path("resources").findValuesAsText("urn"))
                .containsExactly("urn:stack", "urn:read", "urn:unread", "urn:task", "urn:jobs", "urn:task");
        JsonNode queue = deployment.path("resources").get(4);
        assertThat(queue.path("id").asText()).isEqualTo("https://jobs");
        assertThat(queue.path("parent").asText()).isEqualTo("urn:stack");
        assertThat(queue.path("inputs").path("policy").path("ciphertext").asText())
                .isEqualTo("v1:z");
        assertThat(queue.path("outputs")).isEmpty();
        assertThat(deployment.path("resources").get(3).path("delete").asBoolean())
                .as("the revision before is deleted by the next run")
                .isTrue();
        assertThat(deployment.path("resources").get(5).path("id").asText()).isEqualTo("arn:2");
    }

    @Test
    void aZippedCheckpointIsReadToo() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(checkpoint("checkpoint.json"));
        }
        blobs.put(KEY + ".gz", zipped.toByteArray());

        assertThat(store.read(STACK))
                .hasValueSatisfying(state -> assertThat(state.resources()).containsExactly(QUEUE, RULE));
    }

    @Test
    void aStackWithoutStateIsNone() {
        assertThat(store.read(STACK)).isEmpty();
    }

    @Test
    void aStackJustMadeHoldsNothing() {
        blobs.put(
                KEY,
                "{\"version\":3,\"checkpoint\":{\"stack\":\"s\",\"latest\":null}}".getBytes(StandardCharsets.UTF_8));

        assertThat(store.read(STACK)).contains(new StackState(Map.of(), List.of(), null, LooseEnds.NONE));
    }

    @Test
    void aTornCheckpointIsNoAnswer() {
        blobs.put(KEY, "{\"version\":3,".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> store.read(STACK))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessageContaining(STACK.name());
    }

    private static MadeByCreate made(String urn, String id) {
        return new MadeByCreate(new PendingCreate(urn, "any", Map.of(), null, null), id);
    }

    @Test
    void whatTheCliDroppedComesIntoTheStateAsItsEventsToldIt() throws IOException {
        blobs.put(KEY, checkpoint("cut-off.json"));
        PendingCreate dropped = new PendingCreate(
                "urn:role", "aws:iam/role:Role", Map.of("name", "gr-role"), "urn:stack", "urn:aws::id");

        JsonNode export =
                new ObjectMapper().readTree(store.settled(STACK, List.of(new MadeByCreate(dropped, "gr-role"))));

        assertThat(export.path("deployment").path("resources"))
                .last()
                .hasToString("{\"urn\":\"urn:role\",\"type\":\"aws:iam/role:Role\",\"custom\":true,"
                        + "\"parent\":\"urn:stack\",\"provider\":\"urn:aws::id\","
                        + "\"inputs\":{\"name\":\"gr-role\"},\"id\":\"gr-role\",\"outputs\":{}}");
    }

    @Test
    void aRunRecordIsKeptUntilItIsForgotten() {
        RunRecord record = new RunRecord(
                "test/team/PreviewEnvironment/a",
                new Placement("us-west-2", "123456789012", "arn:r", null, null),
                "digest",
                new TreeSet<>(List.of(QUEUE, RULE)),
                List.of(new PendingCreate(
                        "urn:jobs", "aws:sqs/queue:Queue", Map.of("name", "jobs"), "urn:stack", "urn:aws::id")),
                List.of(new RunEntry(
                        "run-1",
                        RunStatus.Operation.Up,
                        "digest",
                        new Instance("i-1", "nonroot", "pod", "boot/pid:[1]", 7, START),
                        START,
                        START.plusSeconds(10),
                        null,
                        null)));
        assertThat(store.record(STACK)).isEmpty();

        store.write(STACK, record);
        assertThat(new PulumiStateStore(blobs).record(STACK)).contains(record);

        store.forget(STACK);
        assertThat(store.record(STACK)).isEmpty();
    }

    @Test
    void theStacksOfAnOperatorAreThoseWithAStateOrARecord() {
        byte[] any = "{}".getBytes(StandardCharsets.UTF_8);
        blobs.put(KEY, any);
        blobs.put(KEY + ".bak", any);
        blobs.put(".pulumi/stacks/greenroom/test.team.pr-b.net.json.gz", any);
        blobs.put(".pulumi/stacks/greenroom/test-2.team.pr-c.net.json", any);
        blobs.put(".pulumi/stacks/greenroom/test.By_Hand.json", any);
        store.write(STACK, new RunRecord("test/team/PreviewEnvironment/a", null, null, null, null, null));
        store.write(
                new StackId("test.team.pr-d.app"),
                new RunRecord("test/team/PreviewEnvironment/d", null, null, null, null, null));

        assertThat(store.stacks("test"))
                .extracting(StackId::name)
                .containsExactly("test.team.pr-a.data", "test.team.pr-b.net", "test.team.pr-d.app");
        assertThat(store.stacks("other")).isEmpty();
    }

    @Test
    void keysAreListedBelowTheirFolderOnly() {
        blobs.put(".pulumi/locks/a/1.json", new byte[0]);
        blobs.put(".pulumi/locks/a/b/2.json", new byte[0]);
        blobs.put(".pulumi/locks/ab/3.json", new byte[0]);

        assertThat(blobs.list(".pulumi/locks/a/"))
                .containsExactly(".pulumi/locks/a/1.json", ".pulumi/locks/a/b/2.json");
        assertThat(blobs.list(".pulumi/nothing/")).isEmpty();
    }

    @Test
    void aLockIsReadAsTheCliWritesItAndRemovedAlone() {
        String folder = ".pulumi/locks/organization/greenroom/";
        blobs.put(folder + STACK.name() + "/1.json", lock("jane"));
        blobs.put(folder + STACK.name() + "/2.json", lock("greenroom-run-1"));
        blobs.put(folder + STACK.name() + "2/3.json", lock("joe"));

        assertThat(store.locks(STACK)).extracting(StackLock::user).containsExactly("jane", "greenroom-run-1");
        StackLock first = store.locks(STACK).get(0);
        assertThat(first.host()).isEqualTo("laptop");
        assertThat(first.since()).isEqualTo("2026-11-23T09:08:07.5Z");
        store.unlock(STACK, first);
        assertThat(store.locks(STACK)).extracting(StackLock::user).containsExactly("greenroom-run-1");
    }

    @Test
    void whatTheCliKeepsBesideAFileIsNoLockAndGoesWithIt() {
        String key = ".pulumi/locks/organization/greenroom/" + STACK.name() + "/1.json";
        blobs.put(key, lock("jane"));
        blobs.put(key + ".attrs", "{\"user.content_type\":\"application/json\"}".getBytes(StandardCharsets.UTF_8));

        List<StackLock> locks = store.locks(STACK);

        assertThat(locks).extracting(StackLock::user).containsExactly("jane");
        store.unlock(STACK, locks.get(0));
        assertThat(blobs.get(key + ".attrs")).isEmpty();
    }

    private static byte[] lock(String user) {
        return ("{\"pid\":17,\"username\":\"" + user
                        + "\",\"hostname\":\"laptop\",\"timestamp\":\"2026-11-23T10:08:07.5+01:00\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aKeyCannotLeaveTheBackend() {
        assertThatIllegalArgumentException().isThrownBy(() -> blobs.get("../secret"));
    }

    private static byte[] checkpoint(String file) throws IOException {
        try (var in = PulumiStateStoreTest.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }
}
