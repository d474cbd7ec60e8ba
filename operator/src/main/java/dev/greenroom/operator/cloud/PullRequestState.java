package dev.greenroom.operator.cloud;

/** What is known of a pull request. */
public sealed interface PullRequestState {

    record Open() implements PullRequestState {}

    /** The host said so of this very pull request, just now. */
    record Closed(boolean merged) implements PullRequestState {}

    /**
     * Nobody can tell: no answer, no right to ask, or no such pull request.
     *
     * @param reason one CamelCase word, such as {@code GithubRateLimited}
     * @param message a sentence without secrets
     */
    record Unknown(String reason, String message) implements PullRequestState {}
}
