package dev.greenroom.operator.github;

import static dev.greenroom.operator.github.RecordedGithub.PULLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.PullRequestState;
import dev.greenroom.operator.cloud.PullRequestState.Closed;
import dev.greenroom.operator.cloud.PullRequestState.Open;
import dev.greenroom.operator.cloud.PullRequestState.Unknown;
import dev.greenroom.operator.github.RecordedGithub.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By a token, on recorded answers. */
@Timeout(60)
class GithubPullRequestsTest {
    private static final String REPOSITORY = "goodparty/gp-api";
    private static final String SINGLE = "GET /repos/goodparty/gp-api/pulls/7";
    private static final Duration AGE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private RecordedGithub github;
    private Path token;
    private GithubPullRequests pullRequests;

    @BeforeEach
    void start() throws IOException {
        github = new RecordedGithub();
        token = Files.writeString(folder.resolve("token"), "github_pat_canary\n");
        pullRequests = by(github);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private GithubPullRequests by(RecordedGithub api) {
        return new GithubPullRequests(new GithubSettings(api.url(), null, null, token), clock);
    }

    private PullRequestState state(int number) {
        return pullRequests.state(REPOSITORY, number, AGE);
    }

    private void unknown(PullRequestState state, String reason, String... words) {
        assertThat(state).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(reason);
            assertThat(unknown.message()).doesNotContain("canary");
            List.of(words).forEach(word -> assertThat(unknown.message()).contains(word));
        });
    }

    @Test
    void theListOfOpenOnesAnswersForAllThatAreOnIt() {
        github.answers(PULLS + 1, "pulls-open");

        assertThat(state(7)).isEqualTo(new Open());
        assertThat(state(124)).isEqualTo(new Open());

        assertThat(github.questions()).containsExactly(PULLS + 1);
        assertThat(github.asked().get(0).headers())
                .containsEntry("Authorization", List.of("Bearer github_pat_canary"))
                .containsEntry("Accept", List.of("application/vnd.github+json"))
                .containsEntry("X-github-api-version", List.of("2022-11-28"))
                .containsEntry("User-agent", List.of("greenroom-operator"));
    }

    @Test
    void oneThatIsNotOnTheListIsClosedOnlyIfGithubSaysSoOfItself() {
        github.answers(PULLS + 1, "pulls-none").answers(SINGLE, "pull-closed", "pull-merged", "pull-open", "not-found");

        assertThat(state(7)).isEqualTo(new Closed(false));
        assertThat(state(7)).isEqualTo(new Closed(true));
        assertThat(state(7)).isEqualTo(new Open());
        clock.forward(AGE);
        unknown(state(7), "GithubNotFound", "404", "pulls/7", "Not Found");
    }

    @Test
    void theAnswerForAnotherNumberIsNone() {
        github.answers(PULLS + 1, "pulls-none").answers("GET /repos/goodparty/gp-api/pulls/8", "pull-closed");

        unknown(state(8), "GithubUnexpected", "goodparty/gp-api#8");
    }

    @Test
    void aMilestonesStateAndNumberAreNotThoseOfThePullRequest() {
        github.answers(PULLS + 1, "pulls-open").answers("GET /repos/goodparty/gp-api/pulls/5", "not-found");

        unknown(state(5), "GithubNotFound");
    }

    @Test
    void anUnchangedListIsNotSentAgain() {
        github.answers(PULLS + 1, "pulls-open");
        state(7);
        clock.forward(AGE);

        assertThat(state(7)).isEqualTo(new Open());

        assertThat(github.questions()).containsExactly(PULLS + 1, PULLS + 1);
        assertThat(github.asked().get(0).headers()).doesNotContainKey("If-none-match");
        assertThat(github.asked().get(1).headers())
                .containsEntry(
                        "If-none-match",
                        List.of(Recording.of("pulls-open").headers().get("ETag")));
    }

    @Test
    void threeHundredPreviewsOfOneRepositoryCostThreeRequestsAndAnHourOfThemNothingMore() {
        Recording page = Recording.of("pulls-open");
        github.answers(PULLS + 1, page.listing(201, 300).with("ETag", "W/\"1\"").with("Link", link(2)))
                .answers(
                        PULLS + 2,
                        page.listing(101, 200).with("ETag", "W/\"2\"").with("Link", link(3)))
                .answers(
                        PULLS + 3,
                        page.listing(1, 100).with("ETag", "W/\"3\"").with("Link", link(1).replace("next", "first")));

        for (int number = 1; number <= 300; number++) {
            assertThat(state(number)).isEqualTo(new Open());
        }

        assertThat(github.questions()).containsExactly(PULLS + 1, PULLS + 2, PULLS + 3);
        for (int minute = 0; minute < 60; minute++) {
            clock.forward(Duration.ofMinutes(1));
            assertThat(state(1 + minute * 5)).isEqualTo(new Open());
        }
        assertThat(github.asked()).hasSize(3 + 3 * 30);
        assertThat(github.asked().subList(3, 93))
                .allSatisfy(asked -> assertThat(asked.headers()).containsKey("If-none-match"));
    }

    private static String link(int page) {
        return "<https://api.github.com/repositories/900101/pulls?state=open&page=" + page + ">; rel=\"next\"";
    }

    @Test
    void aRepositoryIsTheSameHoweverItIsWritten() {
        github.answers(PULLS + 1, "pulls-open");

        state(7);

        assertThat(pullRequests.state("GoodParty/GP-api", 7, AGE)).isEqualTo(new Open());
        assertThat(github.questions()).hasSize(1);
    }

    @Test
    void whatIsNoNameOfARepositoryGetsIntoNoAddress() {
        unknown(pullRequests.state("goodparty/..", 7, AGE), "GithubNotFound");
        unknown(pullRequests.state("goodparty/gp-api/pulls?x", 7, AGE), "GithubNotFound");

        assertThat(github.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "not-found, GithubNotFound, it says so of what may not be read",
        "forbidden, GithubForbidden, Resource not accessible by integration",
        "bad-credentials, GithubCredentialsRefused, Bad credentials",
        "unavailable, GithubUnavailable, 503",
        "pull-open, GithubUnexpected, something else than was asked for",
        "rate-limited, GithubRateLimited, 2026-11-23T12:40:00Z",
        "secondary-limit, GithubRateLimited, 2026-11-23T12:02:00Z",
        "secondary-limit-without-a-time, GithubRateLimited, 2026-11-23T12:01:00Z",
    })
    void whateverGithubAnswersInsteadOfTheListNothingFollows(String recording, String reason, String words) {
        github.answers(PULLS + 1, recording).answers(SINGLE, "pull-closed");

        unknown(state(7), reason, words);
        unknown(state(7), reason, words);

        assertThat(github.questions()).hasSizeLessThanOrEqualTo(2).allMatch((PULLS + 1)::equals);
    }

    @ParameterizedTest
    @CsvSource({"forbidden", "bad-credentials", "unavailable", "pulls-open", "rate-limited", "secondary-limit"})
    void whateverGithubAnswersInsteadOfThePullRequestNothingFollows(String recording) {
        github.answers(PULLS + 1, "pulls-none").answers(SINGLE, recording);

        assertThat(state(7)).isInstanceOf(Unknown.class);
    }

    @Test
    void nothingIsAskedBeforeTheLimitIsOver() {
        github.answers(PULLS + 1, "rate-limited", "pulls-open");
        state(7);
        clock.forward(Duration.ofMinutes(39));

        unknown(state(7), "GithubRateLimited");
        unknown(pullRequests.state("goodparty/gp-web", 1, AGE), "GithubRateLimited");
        assertThat(github.questions()).hasSize(1);

        clock.forward(AGE);
        assertThat(state(7)).isEqualTo(new Open());
    }

    @Test
    void aSmallBudgetIsSpentMoreSlowly() {
        Recording list = Recording.of("pulls-open");
        github.answers(
                PULLS + 1,
                list.with("X-RateLimit-Remaining", "4000"),
                list.with("X-RateLimit-Remaining", "600").with("ETag", "W/\"other\""));
        state(7);
        clock.forward(AGE);
        state(7);
        assertThat(github.questions()).hasSize(2);

        clock.forward(AGE.multipliedBy(4).minusSeconds(1));
        assertThat(state(7)).isEqualTo(new Open());
        assertThat(github.questions()).hasSize(2);
        clock.forward(Duration.ofSeconds(1));
        state(7);
        assertThat(github.questions()).hasSize(3);
    }

    @Test
    void aRenamedRepositoryIsFollowedAndAnotherHostIsNot() throws IOException {
        Recording moved = new Recording(
                301,
                Map.of("Location", "/repositories/900101/pulls?state=open"),
                Recording.of("not-found").body());
        github.answers(PULLS + 1, moved).answers("GET /repositories/900101/pulls?state=open", "pulls-open");
        assertThat(state(7)).isEqualTo(new Open());

        try (RecordedGithub other = new RecordedGithub()) {
            github.answers(PULLS + 1, moved.with("Location", other.url() + "/repositories/900101/pulls"));
            clock.forward(AGE);

            unknown(state(7), "GithubUnexpected", "somewhere else");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void anEnterpriseServerIsAskedBelowItsPath() throws IOException {
        try (RecordedGithub enterprise = new RecordedGithub("/api/v3")) {
            enterprise.answers(PULLS + 1, "pulls-none").answers(SINGLE, "pull-merged");

            assertThat(by(enterprise).state(REPOSITORY, 7, AGE)).isEqualTo(new Closed(true));
            assertThat(enterprise.questions()).containsExactly(PULLS + 1, SINGLE);
        }
    }

    @Test
    void aServerWithoutLimitsIsFine() {
        Recording list = Recording.of("pulls-open");
        github.answers(PULLS + 1, new Recording(list.status(), Map.of(), list.body()));

        assertThat(state(7)).isEqualTo(new Open());
    }

    @Test
    void aNewTokenInTheFileCountsAtOnce() throws IOException {
        github.answers(PULLS + 1, "bad-credentials");
        state(7);
        Files.writeString(token, "github_pat_second");
        github.answers(PULLS + 1, "pulls-open");
        clock.forward(AGE);

        assertThat(state(7)).isEqualTo(new Open());
        assertThat(github.asked().get(github.asked().size() - 1).headers())
                .containsEntry("Authorization", List.of("Bearer github_pat_second"));
    }

    @Test
    void aTokenThatCannotBeReadIsToldWithoutIt() throws IOException {
        Files.writeString(token, "canary one\ncanary two");
        unknown(state(7), "GithubCredentialsMissing", "holds no token");

        Files.delete(token);
        clock.forward(AGE);
        unknown(state(7), "GithubCredentialsMissing", "cannot be read");
        assertThat(github.asked()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsTrouble() {
        github.close();

        unknown(state(7), "GithubUnreachable", "127.0.0.1 does not answer");
    }
}
