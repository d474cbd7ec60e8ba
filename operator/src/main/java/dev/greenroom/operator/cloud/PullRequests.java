package dev.greenroom.operator.cloud;

import java.time.Duration;

/** Whether pull requests are still open. Only the service that hosts them knows. */
public interface PullRequests {

    /**
     * Trouble is an answer here and not an exception: nothing may follow from it.
     *
     * @param repository owner/name
     * @param maxAge what was true so long ago will do; when requests are short, what is older may have to
     */
    PullRequestState state(String repository, int number, Duration maxAge);
}
