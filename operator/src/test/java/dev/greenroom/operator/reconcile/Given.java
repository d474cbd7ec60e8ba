package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.status.StatusExamples.NOW;

import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.stack.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One row of a decision table: what is given, and what is to be decided, as {@link Told} tells it. */
record Given(String name, Planned planned, Situation situation, String expected) {

    static Given given(String name, Planned planned, PreviewEnvironmentStatus status) {
        return new Given(
                name,
                planned,
                new Situation(
                        false,
                        false,
                        Set.of(),
                        NOW.minus(Duration.ofHours(1)),
                        PullRequestNews.NONE,
                        status,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW),
                "");
    }

    Given expect(String told) {
        return new Given(name, planned, situation, told);
    }

    Given paused() {
        return with(new Situation(
                true,
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    Given nudged() {
        return with(new Situation(
                situation.paused(),
                true,
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    /** Whoever was at work on the stack has ended. */
    Given freed(Part part) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                Set.of(part),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    /** The spec was changed so long ago. */
    Given pushed(Duration ago) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.now().minus(ago),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    /** So long after the moment of the examples. */
    Given later(Duration time) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now().plus(time)));
    }

    Given pullRequest(PullRequestNews news) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                news,
                situation.status(),
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    Given expires(String at) {
        return with(situation.status().withExpires(at));
    }

    Given migration(MigrationStatus migration) {
        return with(situation.status().withMigration(migration));
    }

    private Given with(PreviewEnvironmentStatus status) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                status,
                situation.observation(),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    Given observed(Observation observation) {
        return observation(new Answer.Answered<>(observation, NOW));
    }

    Given notObserved() {
        return observation(new Answer.Refused<>(refusal("DescribeServices: ThrottlingException"), NOW));
    }

    private Given observation(Answer<Observation> answer) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                Optional.of(answer),
                situation.migration(),
                situation.leftovers(),
                situation.now()));
    }

    Given migrationRefused(String message) {
        Answer<MigrationTask> answer = new Answer.Refused<>(refusal(message), NOW);
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                Optional.of(answer),
                situation.leftovers(),
                situation.now()));
    }

    Given left(CloudResource... resources) {
        return leftovers(new Answer.Answered<>(List.of(resources), NOW));
    }

    Given leftoversUnknown() {
        return leftovers(new Answer.Refused<>(refusal("DescribeDBClusters: ThrottlingException"), NOW));
    }

    private Given leftovers(Answer<List<CloudResource>> answer) {
        return with(new Situation(
                situation.paused(),
                situation.nudged(),
                situation.freed(),
                situation.quietSince(),
                situation.pullRequest(),
                situation.status(),
                situation.observation(),
                situation.migration(),
                Optional.of(answer),
                situation.now()));
    }

    private static CloudException refusal(String message) {
        return new CloudException(CloudException.Kind.TRANSIENT, "Throttled", message, null);
    }

    private Given with(Situation other) {
        return new Given(name, planned, other, expected);
    }

    /** All stacks destroyed. */
    static StackStatus destroyed() {
        return dev.greenroom.operator.status.StatusExamples.succeeded(
                dev.greenroom.api.RunStatus.Operation.Destroy,
                dev.greenroom.operator.stack.StackWork.DESTROY,
                java.util.Map.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
