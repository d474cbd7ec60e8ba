package dev.greenroom.operator;

import static dev.greenroom.operator.github.RecordedGithub.PULLS;
import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.NEXT_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.operator.github.GithubPullRequests;
import dev.greenroom.operator.github.GithubSettings;
import dev.greenroom.operator.github.RecordedGithub;
import dev.greenroom.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a preview by what GitHub says of its pull request. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class PullRequestLoopTest {
    private static final String SINGLE = "GET /repos/goodparty/gp-api/pulls/7";
    private static final Duration TIME_TO_ASK_AGAIN = Duration.ofMinutes(6);

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private RecordedGithub github;
    private OperatorUnderTest operator;

    @BeforeEach
    void start() throws IOException {
        github = new RecordedGithub();
        Path token = Files.writeString(folder.resolve("token"), "github_pat_canary");
        GithubSettings settings = new GithubSettings(github.url(), null, null, token);
        isOpen();
        operator = new OperatorUnderTest(
                server, client, folder, clock -> Optional.of(new GithubPullRequests(settings, clock)));
    }

    @AfterEach
    void stop() {
        github.close();
        operator.close();
    }

    private void isOpen() {
        github.answers(PULLS + 1, "pulls-open");
    }

    private void isClosed(String how) {
        github.answers(SINGLE, how).answers(PULLS + 1, "pulls-none");
    }

    private void ready(String... more) {
        operator.apply(more.length == 0 ? new String[] {IMAGE} : new String[] {IMAGE, more[0]});
        operator.awaitPhase(Phase.Ready);
    }

    private void isDeletedForItsPullRequest() {
        operator.awaitTrue(() -> github.questions().contains(SINGLE));
        operator.awaitEvents("PullRequestClosed");
        operator.awaitGone();
        operator.awaitEvents("Deleted");
        assertThat(operator.cloud.things()).isEmpty();
        assertThat(folder.resolve("backend/.pulumi/stacks/greenroom")).isEmptyDirectory();
    }

    /**
     * JOSDK 5.2.3 takes what has the same name within the milliseconds before it has noted the end of a cleanup for what was
     * cleaned up (EventProcessor.eventProcessingFinished), and comes to it no more.
     */
    private void isGoneForJosdkToo() {
        operator.awaitGone();
        operator.staysTrue(() -> operator.preview().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull-closed", "pull-merged"})
    void aNewPreviewOfAClosedPullRequestIsNotMade(String how) {
        isClosed(how);

        operator.apply(IMAGE);
        operator.awaitGone();

        operator.awaitEvents("PullRequestClosed", "Deleted");
        assertThat(operator.pulumi.commands()).isEmpty();
        assertThat(operator.events()).doesNotContain("RunStarted");
    }

    @Test
    void aPreviewIsMadeWhenItsPullRequestIsOpenAndDeletedWhenItIsMerged() {
        ready();
        assertThat(github.questions()).containsExactly(PULLS + 1);

        isClosed("pull-merged");
        operator.clock.forward(TIME_TO_ASK_AGAIN);

        isDeletedForItsPullRequest();
    }

    @Test
    void oneThatWaitsForItsImageIsDeletedToo() {
        operator.apply();
        operator.awaitPhase(Phase.WaitingForImage);

        isClosed("pull-closed");
        operator.clock.forward(TIME_TO_ASK_AGAIN);

        isDeletedForItsPullRequest();
    }

    @Test
    void oneThatFailedIsDeletedToo() {
        operator.pulumi.fail("up data", "error: InvalidParameterValue: no such engine version 16.99");
        operator.apply(IMAGE);
        operator.awaitTrue(() -> operator.condition(Conditions.STALLED).isPresent());

        isClosed("pull-closed");
        operator.clock.forward(TIME_TO_ASK_AGAIN);

        isDeletedForItsPullRequest();
    }

    @Test
    void oneThatSleepsIsDeletedToo() {
        ready("lifecycle: {ttl: 1h, onExpiry: Hibernate}");
        operator.clock.forward(Duration.ofHours(2));
        operator.awaitPhase(Phase.Expired);

        isClosed("pull-closed");
        operator.clock.forward(TIME_TO_ASK_AGAIN);

        isDeletedForItsPullRequest();
    }

    @Test
    void oneThatIsPausedStaysUntilItIsNoMore() {
        ready();
        operator.change(IMAGE, "paused: true");
        operator.awaitTrue(() -> operator.condition(Conditions.PAUSED).isPresent());

        isClosed("pull-closed");
        operator.clock.forward(TIME_TO_ASK_AGAIN);
        operator.nudge();
        operator.staysTrue(() -> operator.preview().isPresent());
        assertThat(operator.cloud.things()).isNotEmpty();
        assertThat(github.questions())
                .as("nothing is known that may be old when it goes on")
                .doesNotContain(SINGLE);

        operator.change(IMAGE);
        isDeletedForItsPullRequest();
    }

    @Test
    void aPersonMayAskAtOnce() {
        ready();
        isClosed("pull-merged");
        operator.clock.forward(Duration.ofMinutes(1));
        operator.staysTrue(() -> operator.preview().isPresent());

        operator.nudge();

        isDeletedForItsPullRequest();
    }

    @Test
    void onePullRequestThatIsOpenedAgainGetsANewPreview() {
        isClosed("pull-closed");
        operator.apply(IMAGE);
        isGoneForJosdkToo();

        isOpen();
        operator.clock.forward(Duration.ofMinutes(1));
        ready();
    }

    @Test
    void onePullRequestThatIsOpenedAgainAtOnceIsNotTakenForClosed() {
        isClosed("pull-closed");
        operator.apply(IMAGE);
        isGoneForJosdkToo();

        github.answers(SINGLE, "pull-open");
        ready();
    }

    @Test
    void whatWasClosedWhileTheOperatorWasAwayIsDeletedAtItsReturn() {
        ready();
        operator.close();
        isClosed("pull-merged");
        operator.clock.forward(Duration.ofMinutes(1));

        operator.start();

        isDeletedForItsPullRequest();
    }

    @Test
    void aNewPreviewWaitsAFewSecondsForAGithubThatIsSilentAndGoesOn() {
        github.fallsSilent();
        operator.apply(IMAGE);

        operator.awaitReason("AskingGitHub");
        assertThat(operator.status().phase()).isEqualTo(Phase.Pending);
        assertThat(operator.condition(Conditions.RECONCILING).map(Condition::getMessage))
                .contains("asking GitHub whether pull request goodparty/gp-api#7 is open");
        assertThat(operator.pulumi.commands()).isEmpty();
        operator.awaitPhase(Phase.Ready);

        isClosed("pull-closed");
        github.speaksAgain();
        isDeletedForItsPullRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "bad-credentials", "rate-limited", "secondary-limit", "unavailable"})
    void whereGithubDoesNotSayNothingHappens(String answer) {
        github.answers(PULLS + 1, answer).answers(SINGLE, "pull-closed");
        ready();

        github.answers(PULLS + 1, "pulls-none").answers(SINGLE, answer);
        operator.clock.forward(Duration.ofHours(2));
        operator.awaitTrue(() -> github.questions().contains(SINGLE));
        operator.staysTrue(() -> operator.status().phase() == Phase.Ready);

        operator.change(NEXT_IMAGE);
        operator.await(status -> String.valueOf(status.image()).endsWith("gp-api:2"));
        assertThat(List.copyOf(operator.events())).doesNotContain("PullRequestClosed");
    }
}
