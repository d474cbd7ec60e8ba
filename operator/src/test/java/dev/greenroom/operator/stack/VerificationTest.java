package dev.greenroom.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.CloudInMemory;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final StackId DATA = StackId.of(PreviewExamples.OWNER, Part.DATA);
    private static final StackId NET = StackId.of(PreviewExamples.OWNER, Part.NET);
    private static final CloudResource CLUSTER = new CloudResource("aws:rds/cluster:Cluster", "gr-x", "arn:cluster");
    private static final CloudResource ROLE = new CloudResource("aws:iam/role:Role", "gr-x-task", "arn:role");
    private static final CloudResource SECRET = StackWork.secretResource("greenroom/gr-x");
    private static final Placement THERE = Placement.own("eu-central-1");
    private static final Placement FALLBACK = Placement.own("us-west-2");

    private final CloudInMemory cloud = new CloudInMemory();
    private final StatesInMemory store = new StatesInMemory();
    private final Verification verification = new Verification(store, cloud, cloud, cloud);

    @BeforeEach
    void records() {
        String owner = PreviewExamples.OWNER.tag();
        store.write(DATA, RunRecord.of(owner, THERE).naming(List.of(CLUSTER, SECRET)));
        store.write(NET, RunRecord.of(owner, null).naming(List.of(ROLE)));
    }

    private List<CloudResource> leftovers() {
        return verification.leftovers(PreviewExamples.OWNER, FALLBACK);
    }

    @Test
    void whenNothingIsLeftTheSecretGoesLastAndThenTheRecords() {
        assertThat(leftovers()).isEmpty();

        assertThat(cloud.calls())
                .containsExactly(
                        "checkAccount null",
                        "stillThere 1 at eu-central-1",
                        "checkAccount null",
                        "stillThere 1 at us-west-2",
                        "delete greenroom/gr-x");
        assertThat(store.record(DATA)).isEmpty();
        assertThat(store.record(NET)).isEmpty();
    }

    @Test
    void aLeftoverIsNamedAndKeepsTheSecretAndAllRecords() {
        cloud.made(List.of(ROLE));

        assertThat(leftovers()).containsExactly(ROLE);

        assertThat(cloud.calls()).noneMatch(call -> call.startsWith("delete"));
        assertThat(store.record(DATA)).isPresent();
        assertThat(store.record(NET)).isPresent();
    }

    @Test
    void whatAStateStillListsIsLeftEvenIfAwsDoesNotKnowIt() {
        store.hold(NET, new StackState(Map.of(), List.of(ROLE), null, LooseEnds.NONE));

        assertThat(leftovers()).containsExactly(ROLE);
        assertThat(store.record(NET)).isPresent();
    }

    @Test
    void whatIsLeftForTwoReasonsIsNamedOnce() {
        store.hold(NET, new StackState(Map.of(), List.of(ROLE), null, LooseEnds.NONE));
        cloud.made(List.of(ROLE, CLUSTER));

        assertThat(leftovers()).containsExactly(CLUSTER, ROLE);
    }

    @Test
    void withoutAnswersThereIsNoProof() {
        cloud.refuse("stillThere", Kind.TRANSIENT, "Throttled", "slow down");

        assertThatExceptionOfType(CloudException.class).isThrownBy(this::leftovers);
        assertThat(store.record(DATA)).isPresent();
    }

    @Test
    void aSecretThatCannotBeDeletedKeepsItsRecordForTheNextTry() {
        cloud.refuse("delete", Kind.PERMISSION, "PermissionDenied", "no");
        assertThatExceptionOfType(CloudException.class).isThrownBy(this::leftovers);
        assertThat(store.record(DATA)).isPresent();

        cloud.allow("delete");
        assertThat(leftovers()).isEmpty();
        assertThat(store.record(DATA)).isEmpty();
    }

    @Test
    void aBackendThatDoesNotAnswerIsNoProof() {
        store.goAway();

        assertThatExceptionOfType(StateUnavailableException.class).isThrownBy(this::leftovers);
    }

    @Test
    void anEnvironmentThatNeverWasIsGone() {
        store.forget(DATA);
        store.forget(NET);

        assertThat(leftovers()).isEmpty();
        assertThat(cloud.calls()).isEmpty();
    }
}
