package dev.greenroom.operator.stack;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.CloudInMemory;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.RunOutcome.Succeeded;
import dev.greenroom.operator.stack.StackWork.Doomed;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.MadeByCreate;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.operator.stack.StateStore.StackState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackWorkTest {
    private static final EnvironmentPlan PLAN =
            PreviewExamples.plan(PreviewExamples.IMAGE, "container: {secrets: [{name: KEY, from: GP_API, key: KEY}]}");
    private static final DataPlan DATA = PLAN.data();
    private static final NetPlan NET = PLAN.net();
    private static final AppPlan APP = PLAN.app(PreviewExamples.dataOutputs(DATA), PreviewExamples.netOutputs(NET));
    private static final CloudResource CLUSTER = new CloudResource("aws:rds/cluster:Cluster", "gr-x", "arn:cluster");
    private static final CloudResource OLDER = new CloudResource("aws:sqs/queue:Queue", "https://older", "arn:older");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Placement FALLBACK = Placement.own("us-west-2");

    private final CloudInMemory cloud = new CloudInMemory();
    private final StatesInMemory store = new StatesInMemory();
    private final Engine engine = new Engine();
    private final Instance self = Instances.some();
    private final RunJournals journals = new RunJournals(store, self, Clock.fixed(NOW, ZoneOffset.UTC), Pulse.DEFAULT);
    private final TestMonitor monitor = new TestMonitor("run-1");
    private final StackWork work = work(Duration.ZERO);

    @AfterEach
    void close() {
        journals.close();
    }

    private StackWork work(Duration settling) {
        StackClaims claims = new StackClaims(store, self, new Instances.Unknown(), Pulse.DEFAULT);
        return new StackWork(
                engine,
                store,
                claims,
                journals,
                new StackWork.Ports(cloud, cloud, cloud, cloud, cloud, cloud),
                settling);
    }

    private static Doomed doomed(StackPlan plan) {
        return new Doomed(plan.stack(), FALLBACK, false, null, null);
    }

    /** Makes one cluster, and then ends as it was told to. */
    private final class Engine implements StackEngine {
        private final List<PendingCreate> failing = new ArrayList<>();
        private final List<String> runs = new ArrayList<>();
        private Failed failure;
        private Failed settling;
        private RunInputs inputs;
        private Optional<RunRecord> recordAtStart = Optional.empty();

        @Override
        public RunOutcome up(StackPlan plan, RunInputs given, EngineMonitor monitor) {
            runs.add("up " + plan.part());
            inputs = given;
            failing.forEach(monitor::createFailed);
            recordAtStart = store.record(plan.stack());
            Map<String, String> outputs = new HashMap<>();
            if (plan instanceof DataPlan data) {
                outputs.putAll(PreviewExamples.dataOutputs(data).toMap());
            }
            if (failure == null) {
                outputs.put("digest", plan.digest());
            }
            store.hold(plan.stack(), new StackState(outputs, List.of(CLUSTER), null, LooseEnds.NONE));
            return failure == null ? new Succeeded(outputs) : failure;
        }

        @Override
        public RunOutcome correct(StackPlan plan, RunInputs given, EngineMonitor monitor) {
            RunOutcome outcome = up(plan, given, monitor);
            runs.set(runs.size() - 1, "correct " + plan.part());
            return outcome;
        }

        @Override
        public RunOutcome settle(StackId stack, List<MadeByCreate> made, List<String> unread, EngineMonitor monitor) {
            runs.add("settle "
                    + made.stream().collect(toMap(thing -> thing.create().urn(), MadeByCreate::id))
                    + unread);
            return settling == null ? new Succeeded(Map.of()) : settling;
        }

        @Override
        public RunOutcome destroy(StackId stack, Placement placement, EngineMonitor monitor) {
            runs.add("destroy at " + placement.region());
            recordAtStart = store.record(stack);
            store.drop(stack);
            return failure == null ? new Succeeded(Map.of()) : failure;
        }
    }

    private RunOutcome run(RunRequest.Work what) {
        return what.run(monitor);
    }

    private RunRecord recordOf(StackPlan plan) {
        return store.record(plan.stack()).orElseThrow();
    }

    @Test
    void aDatabaseIsCheckedRecordedGivenASecretMadeAndItsSecretCompleted() {
        assertThat(run(work.data(DATA))).isInstanceOf(Succeeded.class);

        String secret = DATA.database().secretName();
        assertThat(cloud.calls())
                .containsExactly("checkAccount null", "check vpc-01234567", "ensure " + secret, "complete " + secret);
        assertThat(engine.inputs).isInstanceOfSatisfying(RunInputs.ForData.class, inputs -> {
            assertThat(inputs.password().reveal()).isEqualTo("pAssW0rd");
            assertThat(inputs.secretArn()).endsWith(secret + "-Ab3dEf");
        });
        assertThat(recordOf(DATA).digest()).isEqualTo(DATA.digest());
    }

    @Test
    void theRecordIsThereBeforeTheRunWithTheSecretAndWithoutADigest() {
        run(work.data(DATA));

        assertThat(engine.recordAtStart).hasValueSatisfying(record -> {
            assertThat(record.owner()).isEqualTo(DATA.scope().owner().tag());
            assertThat(record.placement()).isEqualTo(DATA.scope().placement().in(CloudInMemory.ACCOUNT));
            assertThat(record.digest()).isNull();
            assertThat(record.named())
                    .containsExactly(new CloudResource(
                            Verification.SECRET, DATA.database().secretName(), null));
        });
    }

    /** A kill between the two must not leave a secret that nobody knows of. */
    @Test
    void aSecretThatCouldNotBeMadeIsRecordedAllTheSame() {
        cloud.refuse("ensure", Kind.TRANSIENT, "Throttled", "CreateSecret: slow down");

        run(work.data(DATA));

        assertThat(recordOf(DATA).named())
                .extracting(CloudResource::id)
                .containsExactly(DATA.database().secretName());
        assertThat(engine.runs).isEmpty();
    }

    @Test
    void whatAFailedRunMadeIsNamedAndWhatWasNamedBeforeStays() {
        store.write(NET.stack(), RunRecord.of(NET.scope().owner().tag(), null).naming(List.of(OLDER)));
        engine.failure = new Failed(new Failure(Retry.RARELY, "QuotaExceeded", "no more"));

        assertThat(run(work.net(NET))).isEqualTo(engine.failure);

        assertThat(recordOf(NET).named()).containsExactlyInAnyOrder(OLDER, CLUSTER);
        assertThat(recordOf(NET).digest()).isNull();
        assertThat(recordOf(NET).placement()).isEqualTo(NET.scope().placement().in(CloudInMemory.ACCOUNT));
    }

    @ParameterizedTest
    @CsvSource({"TRANSIENT, SOON", "PERMISSION, RARELY", "INVALID, RARELY"})
    void whatAwsRefusesBeforeTheRunIsAFailureOfItsClassAndNothingIsStarted(Kind kind, Retry retry) {
        cloud.refuse("check", kind, "VpcNotFound", "vpc-01234567 is not there");

        assertThat(run(work.net(NET)))
                .isEqualTo(new Failed(new Failure(retry, "VpcNotFound", "vpc-01234567 is not there")));
        assertThat(engine.runs).isEmpty();
        assertThat(store.record(NET.stack())).isEmpty();
    }

    @Test
    void theWrongAccountIsFoundBeforeAnythingElseIsAsked() {
        cloud.refuse("checkAccount", Kind.INVALID, "WrongAccount", "these are the credentials of 999");

        assertThat(run(work.data(DATA))).isInstanceOf(Failed.class);
        assertThat(cloud.calls()).containsExactly("checkAccount null");
    }

    @Test
    void aMissingSecretOfTheAppIsFoundBeforeTheRun() {
        cloud.refuse("arns", Kind.INVALID, "SecretKeyNotFound", "GP_API has no key KEY");

        assertThat(run(work.app(APP, new AppStep.Roll())))
                .isEqualTo(new Failed(new Failure(Retry.RARELY, "SecretKeyNotFound", "GP_API has no key KEY")));
        assertThat(engine.runs).isEmpty();
    }

    @Test
    void anAppGetsTheFullArnsOfItsSecrets() {
        run(work.app(APP, new AppStep.Roll()));

        assertThat(engine.inputs)
                .isEqualTo(new RunInputs.ForApp(
                        Map.of("GP_API", "arn:aws:secretsmanager:us-west-2:123456789012:secret:GP_API-x1Y2z3"),
                        new AppStep.Roll()));
        assertThat(recordOf(APP).digest()).isEqualTo(APP.digest());
    }

    @Test
    void aRegistrationIsNotRecordedAsTheWholePlan() {
        run(work.app(APP, new AppStep.Register(null)));

        assertThat(recordOf(APP).digest()).isNull();
    }

    @Test
    void aGivenListenerIsAskedForItsFactsAndAnOwnLoadBalancerAsksNobody() {
        NetPlan shared = PreviewExamples.plan("ingress: {loadBalancer: {listenerArn: 'arn:listener'}}")
                .net();

        run(work.net(NET));
        assertThat(engine.inputs).isEqualTo(new RunInputs.ForNet(null));
        assertThat(cloud.calls()).noneMatch(call -> call.startsWith("facts"));

        run(work.net(shared));
        assertThat(engine.inputs).isInstanceOfSatisfying(RunInputs.ForNet.class, inputs -> assertThat(
                        inputs.listener().priority())
                .isEqualTo(7));
    }

    @Test
    void aStackThatIsUpByThisVeryPlanIsAdoptedWithoutARunOrACallToAws() {
        run(work.data(DATA));
        int calls = cloud.calls().size();
        engine.runs.clear();

        assertThat(run(work.data(DATA)))
                .isInstanceOfSatisfying(Succeeded.class, adopted -> assertThat(adopted.outputs())
                        .containsEntry("digest", DATA.digest())
                        .containsKey("databaseHost"));
        assertThat(engine.runs).isEmpty();
        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void nothingIsAdoptedFromAnotherOwnerAnotherPlanOrAnUnfinishedRun() {
        StackState state = new StackState(Map.of("digest", DATA.digest()), List.of(CLUSTER), null, LooseEnds.NONE);
        store.hold(DATA.stack(), state);
        String owner = DATA.scope().owner().tag();
        for (RunRecord record : List.of(
                new RunRecord("other/gp-api/PreviewEnvironment/x", null, DATA.digest(), null, null, null),
                new RunRecord(owner, null, "other", null, null, null),
                new RunRecord(owner, null, null, null, null, null))) {
            engine.runs.clear();
            store.write(DATA.stack(), record);
            store.hold(DATA.stack(), state);

            run(work.data(DATA));

            assertThat(engine.runs).as(record.toString()).containsExactly("up DATA");
        }
    }

    @Test
    void whatTheStateDoesNotConfirmIsNotAdopted() {
        store.write(DATA.stack(), new RunRecord(DATA.scope().owner().tag(), null, DATA.digest(), null, null, null));

        run(work.data(DATA));

        assertThat(engine.runs).containsExactly("up DATA");
    }

    @Test
    void destroyingAStackThatIsNotThereRunsNothingAndKeepsTheRecord() {
        RunRecord record = RunRecord.of(DATA.scope().owner().tag(), FALLBACK).naming(List.of(OLDER));
        store.write(DATA.stack(), record);

        assertThat(run(work.destroy(doomed(DATA)))).isEqualTo(new Succeeded(Map.of()));
        assertThat(engine.runs).isEmpty();
        assertThat(store.record(DATA.stack())).contains(record);
    }

    @Test
    void beforeADestroyEverythingInTheStateIsNamedAndTheDigestIsGone() {
        run(work.net(NET));

        run(work.destroy(doomed(NET)));

        assertThat(engine.recordAtStart).hasValueSatisfying(record -> {
            assertThat(record.named()).containsExactly(CLUSTER);
            assertThat(record.digest()).isNull();
        });
        assertThat(recordOf(NET).named()).containsExactly(CLUSTER);
    }

    @Test
    void aStackIsDestroyedWhereItsRecordSaysAndElsewhereOnlyWithoutOne() {
        StackState state = new StackState(Map.of(), List.of(CLUSTER), null, LooseEnds.NONE);
        store.hold(DATA.stack(), state);
        store.hold(NET.stack(), state);
        store.write(DATA.stack(), new RunRecord("owner", Placement.own("eu-central-1"), null, null, null, null));

        run(work.destroy(doomed(DATA)));
        run(work.destroy(doomed(NET)));

        assertThat(engine.runs).containsExactly("destroy at eu-central-1", "destroy at us-west-2");
        assertThat(recordOf(NET).placement()).isEqualTo(FALLBACK);
    }

    @Test
    void aBackendThatDoesNotAnswerIsAFailureThatIsTriedAgain() {
        store.goAway();

        for (RunRequest.Work each : List.of(
                work.data(DATA), work.net(NET), work.app(APP, new AppStep.Roll()), work.destroy(doomed(DATA)))) {
            assertThat(run(each))
                    .isEqualTo(new Failed(new Failure(Retry.LATER, "BackendUnavailable", "the state backend is away")));
        }
        assertThat(engine.runs).isEmpty();
    }

    @Test
    void aSecretThatCannotBeCompletedIsAFailureAndTheNextRunCompletesIt() {
        cloud.refuse("complete", Kind.TRANSIENT, "Throttled", "PutSecretValue: slow down");
        assertThat(run(work.data(DATA))).isInstanceOf(Failed.class);
        assertThat(recordOf(DATA).digest()).isNull();

        cloud.allow("complete");
        assertThat(run(work.data(DATA))).isInstanceOf(Succeeded.class);
        assertThat(engine.runs).containsExactly("up DATA", "up DATA");
    }

    @Test
    void aStackThatWasUpAndCannotBeFoundIsNotTakenForGone() {
        Doomed known = new Doomed(DATA.stack(), FALLBACK, true, null, null);

        assertThat(run(work.destroy(known))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.failure().reason())
                .isEqualTo("StateMissing"));
        assertThat(engine.runs).isEmpty();
    }

    @Test
    void aStackIsNotRunInAnotherAccountThanTheOneItIsIn() {
        run(work.net(NET));
        store.write(
                NET.stack(),
                new RunRecord(NET.scope().owner().tag(), FALLBACK.in("999999999999"), null, null, null, null));

        assertThat(run(work.net(NET))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.failure().reason())
                .isEqualTo("PlacementChanged"));
        assertThat(engine.runs).hasSize(1);
    }

    private void leaveLoose(StackPlan plan, LooseEnds loose) {
        store.hold(plan.stack(), new StackState(Map.of(), List.of(CLUSTER), null, loose));
    }

    private static LooseEnds queue(String urn) {
        return new LooseEnds(List.of(create(urn)), List.of());
    }

    private static PendingCreate create(String urn) {
        return new PendingCreate(urn, "aws:sqs/queue:Queue", Map.of("name", "jobs"), "urn:stack", "urn:aws::id");
    }

    @Test
    void whatACutOffCreateMadeComesIntoTheStateBeforeTheNextRun() {
        leaveLoose(DATA, queue("urn:jobs"));
        cloud.madeByCutOff("urn:jobs", "https://jobs");

        assertThat(run(work.data(DATA))).isInstanceOf(Succeeded.class);

        assertThat(engine.runs).containsExactly("settle {urn:jobs=https://jobs}[]", "up DATA");
    }

    @Test
    void aCutOffCreateThatMadeNothingIsForgotten() {
        leaveLoose(DATA, queue("urn:jobs"));

        run(work.data(DATA));

        assertThat(engine.runs).containsExactly("settle {}[]", "up DATA");
    }

    @Test
    void awsHasTimeToShowWhatACutOffCreateMadeAndTheRunCanBeStoppedMeanwhile() {
        leaveLoose(DATA, queue("urn:jobs"));
        monitor.interrupt();

        assertThat(run(work(Duration.ofHours(1)).data(DATA))).isInstanceOf(RunOutcome.Interrupted.class);

        assertThat(engine.runs).isEmpty();
        assertThat(store.read(DATA.stack()).orElseThrow().loose().creates()).hasSize(1);
    }

    @Test
    void aCreateThatFailedIsLookedForBeforeTheNextRunForItsAnswerMayHaveBeenLost() {
        engine.failing.add(create("urn:jobs"));
        engine.failure = new Failed(new Failure(Retry.SOON, "RunFailed", "connection reset"));
        run(work.data(DATA));
        assertThat(recordOf(DATA).failedCreates()).containsExactly(create("urn:jobs"));
        cloud.madeByCutOff("urn:jobs", "https://jobs");
        engine.failing.clear();
        engine.failure = null;

        assertThat(run(work.data(DATA))).isInstanceOf(Succeeded.class);

        assertThat(engine.runs).containsExactly("up DATA", "settle {urn:jobs=https://jobs}[]", "up DATA");
        assertThat(recordOf(DATA).failedCreates()).isEmpty();
    }

    @Test
    void aFailedCreateThatMadeNothingCostsNoRunOfItsOwn() {
        engine.failing.add(create("urn:jobs"));
        run(work.data(DATA));
        engine.failing.clear();

        run(work.destroy(doomed(DATA)));

        assertThat(cloud.calls()).contains("find urn:jobs");
        assertThat(engine.runs).containsExactly("up DATA", "destroy at us-west-2");
    }

    @Test
    void whatTheStateHoldsIsNotTakenForWhatAFailedCreateMade() {
        engine.failing.add(create("urn:jobs"));
        cloud.madeByCutOff("urn:jobs", CLUSTER.id());
        run(work.data(DATA));

        run(work.destroy(doomed(DATA)));

        assertThat(engine.runs).containsExactly("up DATA", "destroy at us-west-2");
    }

    @Test
    void beforeADestroyTooBecauseItWouldBeLeftBehind() {
        leaveLoose(NET, queue("urn:jobs"));
        cloud.madeByCutOff("urn:jobs", "https://jobs");

        run(work.destroy(doomed(NET)));

        assertThat(engine.runs).containsExactly("settle {urn:jobs=https://jobs}[]", "destroy at us-west-2");
    }

    @Test
    void whileAwsCannotBeAskedNothingIsSettledAndNothingRun() {
        leaveLoose(DATA, queue("urn:jobs"));
        cloud.refuse("find", Kind.TRANSIENT, "Throttled", "GetQueueUrl: slow down");

        assertThat(run(work.data(DATA)))
                .isEqualTo(new Failed(new Failure(Retry.SOON, "Throttled", "GetQueueUrl: slow down")));
        assertThat(engine.runs).isEmpty();
    }

    @Test
    void whatCouldNotBeSettledIsNotRun() {
        leaveLoose(DATA, new LooseEnds(List.of(), List.of("urn:read")));
        engine.settling = new Failed(new Failure(Retry.LATER, "RunFailed", "the run failed"));

        assertThat(run(work.data(DATA))).isEqualTo(engine.settling);
        assertThat(engine.runs).containsExactly("settle {}[urn:read]");
    }

    @Test
    void aStackThatSomebodyElseWorksOnIsLeftAlone() {
        store.lock(NET.stack(), "jane");

        assertThat(run(work.net(NET)))
                .isEqualTo(new Failed(new Failure(
                        Retry.WAITING,
                        "Locked",
                        "the stack is locked by jane on somewhere since 1970-01-01T00:00:00Z")));
        assertThat(engine.runs).isEmpty();
        assertThat(store.record(NET.stack())).isEmpty();
    }

    @Test
    void aMigrationThatMayRunIsStoppedBeforeItsStackIsDestroyed() {
        store.hold(APP.stack(), new StackState(Map.of(), List.of(), null, LooseEnds.NONE));

        run(work.destroy(new Doomed(APP.stack(), FALLBACK, true, "arn:cluster", "arn:task")));

        assertThat(cloud.calls()).contains("stop arn:task");
        assertThat(engine.runs).containsExactly("destroy at us-west-2");
    }

    @Test
    void aRegistrationLeavesTheServiceOnWhatTheCheckpointSays() {
        store.hold(APP.stack(), new StackState(Map.of(), List.of(), "arn:definition:2", LooseEnds.NONE));

        run(work.app(APP, new AppStep.Register("arn:definition:1")));

        assertThat(engine.inputs).isInstanceOfSatisfying(RunInputs.ForApp.class, inputs -> assertThat(inputs.step())
                .isEqualTo(new AppStep.Register("arn:definition:2")));
    }

    @Test
    void aCorrectionTakesNoRecordForProofAndLeavesOneLikeAnyRun() {
        run(work.net(NET));
        run(work.net(NET));
        assertThat(engine.runs).containsExactly("up NET");

        run(work.correcting().net(NET));

        assertThat(engine.runs).containsExactly("up NET", "correct NET");
        assertThat(engine.recordAtStart.orElseThrow().digest()).isNull();
        assertThat(recordOf(NET).digest()).isEqualTo(NET.digest());
        assertThat(new StackMemory(store).of(PLAN.owner()).get(Part.NET).digest())
                .isEqualTo(NET.digest());
        assertThat(recordOf(NET).runs().get(0).operation()).isEqualTo(Operation.Correct);
    }
}
