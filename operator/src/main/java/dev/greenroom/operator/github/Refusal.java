package dev.greenroom.operator.github;

/** What GitHub's refusals mean to people. None of them means that a pull request is closed. */
final class Refusal {
    private static final int SERVER_FAULT = 500;

    private Refusal() {}

    static GithubException of(Reply reply, String path) {
        String words = reply.words().isEmpty() ? "" : ": " + reply.words();
        String what = path.replaceFirst("[?].*", "");
        String answer = "GitHub answered " + reply.status() + " to the request for " + what + words;
        if (reply.status() == Reply.UNAUTHORIZED) {
            return new GithubException(GithubException.CREDENTIALS_REFUSED, answer);
        }
        if (reply.status() == Reply.FORBIDDEN) {
            return new GithubException("GithubForbidden", answer);
        }
        if (reply.status() == Reply.NOT_FOUND) {
            return new GithubException("GithubNotFound", answer + " (it says so of what may not be read, too)");
        }
        return new GithubException(reply.status() >= SERVER_FAULT ? "GithubUnavailable" : "GithubUnexpected", answer);
    }
}
