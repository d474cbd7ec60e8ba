package dev.greenroom.operator.stack.orphan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.CloudInMemory;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.stack.RunRecord;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import dev.greenroom.operator.stack.StatesInMemory;
import dev.greenroom.operator.stack.orphan.LivingResources.UnansweredException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked and what is made of the answers; two operators share bucket and account. */
class OrphanSurveyTest {
    private static final Placement HOME = Placement.own("us-west-2");
    private static final CloudResource STRAY = queue("stray");

    private final StatesInMemory store = new StatesInMemory();
    private final CloudInMemory cloud = new CloudInMemory();
    private final Set<Owner> living = new HashSet<>();
    private boolean silent;

    @TempDir
    Path folder;

    private static CloudResource queue(String name) {
        return new CloudResource("aws:sqs/queue:Queue", "https://" + name, "arn:aws:sqs:::" + name);
    }

    private static Owner owner(String clusterId, String name) {
        return new Owner(clusterId, "gp-api", "PreviewEnvironment", name);
    }

    @BeforeEach
    void anotherOneIsAlive() {
        living.add(owner("one", "alive"));
        living.add(owner("two", "alive"));
    }

    private final class Living implements LivingResources {
        @Override
        public Set<Owner> owners(String clusterId) {
            if (silent) {
                throw new UnansweredException("Kubernetes is away", null);
            }
            return living.stream()
                    .filter(owner -> owner.clusterId().equals(clusterId))
                    .collect(Collectors.toSet());
        }

        @Override
        public boolean exists(Owner owner) {
            return living.contains(owner);
        }
    }

    private OrphanSurvey survey(String clusterId) {
        return new OrphanSurvey(
                new OrphanSurvey.Field(clusterId, Set.of(), List.of(HOME)),
                new OrphanSurvey.Ports(new Living(), store, new FileBlobs(folder), cloud, cloud, cloud),
                OrphanRules.of(true, OrphanRules.DEFAULT_GRACE),
                Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    }

    private List<String> names(String clusterId) {
        return survey(clusterId).look().entries().stream()
                .map(entry ->
                        entry.orphan().kind().label() + " " + entry.orphan().name())
                .toList();
    }

    private void record(Owner owner, Part part, CloudResource... named) {
        store.write(
                StackId.of(owner, part),
                new RunRecord(
                        owner.tag(), HOME.in(CloudInMemory.ACCOUNT), null, new TreeSet<>(List.of(named)), null, null));
    }

    private void there(CloudResource thing, Owner owner) {
        cloud.made(List.of(thing));
        cloud.tagged(thing, owner);
    }

    @Test
    void twoOperatorsOnOneBucketAndOneAccountDoNotSeeEachOthersThings() {
        record(owner("one", "lost"), Part.DATA, queue("one"));
        record(owner("two", "gone"), Part.NET, queue("two"));
        there(queue("stray-of-one"), owner("one", "alive"));
        there(queue("stray-of-two"), owner("two", "alive"));

        assertThat(names("one"))
                .containsExactly("environment gp-api/PreviewEnvironment/lost", "thing arn:aws:sqs:::stray-of-one");
        assertThat(names("two"))
                .containsExactly("environment gp-api/PreviewEnvironment/gone", "thing arn:aws:sqs:::stray-of-two");
    }

    @Test
    void aClusterIdThatBeginsLikeAnotherIsAnother() {
        record(owner("one", "lost"), Part.DATA);

        assertThat(names("on")).isEmpty();
        assertThat(names("one-more")).isEmpty();
    }

    @Test
    void theOwnerComesFromTheRecordAsLongNamesAreShortenedInStacks() {
        Owner wordy = owner("one", "a".repeat(90) + "-1");
        record(wordy, Part.APP);

        assertThat(names("one")).containsExactly("environment gp-api/PreviewEnvironment/" + wordy.name());

        living.add(wordy);
        assertThat(names("one")).isEmpty();
    }

    @Test
    void aStateWithoutARecordTellsItsOwnerByItsOutput() {
        Owner lost = owner("one", "lost");
        store.hold(
                StackId.of(lost, Part.DATA),
                new StackState(Map.of("owner", lost.tag()), List.of(queue("q")), null, LooseEnds.NONE));

        assertThat(names("one")).containsExactly("environment gp-api/PreviewEnvironment/lost");
    }

    @Test
    void anOwnerWhoseStacksWouldHaveOtherNamesIsNotBelieved() {
        store.write(
                new StackId("one.gp-api.pr-x.data"),
                new RunRecord(owner("one", "y").tag(), HOME, null, new TreeSet<>(), null, null));
        store.write(
                new StackId("one.gp-api.pr-z.data"),
                new RunRecord(owner("two", "z").tag(), HOME, null, new TreeSet<>(), null, null));

        assertThat(names("one")).containsExactly("stack one.gp-api.pr-x.data", "stack one.gp-api.pr-z.data");
    }

    @Test
    void whatARecordOrAStateNamesIsNoStray() {
        Owner alive = owner("one", "alive");
        record(alive, Part.DATA, queue("in-record"));
        store.hold(
                StackId.of(alive, Part.NET),
                new StackState(Map.of(), List.of(queue("in-state")), null, LooseEnds.NONE));
        there(queue("in-record"), alive);
        there(queue("in-state"), alive);

        assertThat(names("one")).isEmpty();
    }

    @Test
    void aSecretIsKnownByItsNameAndARevisionByItsArn() {
        Owner alive = owner("one", "alive");
        CloudResource secret = new CloudResource("aws:secretsmanager/secret:Secret", "greenroom/x", null);
        CloudResource first = new CloudResource("aws:ecs/taskDefinition:TaskDefinition", "app", "arn:app:1");
        CloudResource second = new CloudResource("aws:ecs/taskDefinition:TaskDefinition", "app", "arn:app:2");
        record(alive, Part.DATA, secret, first);
        there(new CloudResource(secret.type(), secret.id(), "arn:secret:greenroom/x-AbCdEf"), alive);
        there(first, alive);
        there(second, alive);

        assertThat(names("one")).containsExactly("thing arn:app:2");
    }

    @Test
    void aGhostOfTheTaggingApiIsNoThing() {
        cloud.tagged(STRAY, owner("one", "alive"));

        assertThat(names("one")).isEmpty();
    }

    @Test
    void everyAccountAndRegionIsAskedOnce() {
        record(owner("one", "alive"), Part.DATA);
        store.write(
                StackId.of(owner("one", "alive"), Part.NET),
                new RunRecord(
                        owner("one", "alive").tag(),
                        new Placement("eu-west-1", "210987654321", "arn:role", null, null),
                        null,
                        new TreeSet<>(),
                        null,
                        null));

        survey("one").look();

        assertThat(cloud.calls())
                .filteredOn(call -> call.startsWith("in"))
                .containsExactly(
                        "inAccount 123456789012",
                        "inRegion 123456789012 us-west-2",
                        "inAccount 210987654321",
                        "inRegion 210987654321 eu-west-1");
    }

    @Test
    void whatAwsDoesNotAnswerIsSaidAndTheRestStillTold() {
        record(owner("one", "lost"), Part.DATA);
        cloud.refuse("inRegion", Kind.PERMISSION, "AccessDenied", "tag:GetResources is not allowed");

        OrphanReport report = survey("one").look();

        assertThat(report.entries()).hasSize(1);
        assertThat(report.unanswered())
                .containsExactly("account 123456789012, us-west-2 was not looked at: tag:GetResources is not allowed");
    }

    @Test
    void withoutKubernetesOrTheBackendNothingIsSaidAndNothingForgotten() {
        record(owner("one", "lost"), Part.DATA);
        survey("one").sweep();
        silent = true;
        assertThatExceptionOfType(UnansweredException.class)
                .isThrownBy(() -> survey("one").sweep());
        silent = false;
        store.goAway();
        assertThatExceptionOfType(StateUnavailableException.class)
                .isThrownBy(() -> survey("one").sweep());

        assertThat(folder.resolve("greenroom/orphans/one.json")).content().contains("gp-api/PreviewEnvironment/lost");
    }

    @Test
    void aLookWritesNothing() {
        record(owner("one", "lost"), Part.DATA);

        survey("one").look();

        assertThat(folder).isEmptyDirectory();
    }
}
