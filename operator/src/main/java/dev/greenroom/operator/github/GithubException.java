package dev.greenroom.operator.github;

import dev.greenroom.operator.cloud.PullRequestState;

/** GitHub cannot be asked, refused or did not answer. The message is a sentence for people and holds no secret. */
final class GithubException extends Exception {
    static final String CREDENTIALS_REFUSED = "GithubCredentialsRefused";

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason one CamelCase word
     */
    GithubException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    GithubException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    boolean credentialsRefused() {
        return reason.equals(CREDENTIALS_REFUSED);
    }

    PullRequestState.Unknown unknown() {
        return new PullRequestState.Unknown(reason, getMessage());
    }
}
