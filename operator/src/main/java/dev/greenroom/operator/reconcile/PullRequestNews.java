package dev.greenroom.operator.reconcile;

import java.time.Duration;

/** What the fate of its pull request means to a preview. */
sealed interface PullRequestNews {
    PullRequestNews NONE = new None();

    /** It is open, or nobody can tell: nothing follows from it. */
    record None() implements PullRequestNews {}

    /**
     * Nothing is known yet.
     *
     * @param patience how much longer something new may wait for it
     */
    record Awaited(String name, Duration patience) implements PullRequestNews {}

    /**
     * It is closed.
     *
     * @param name owner/name#number
     */
    record Closed(String name, boolean merged) implements PullRequestNews {}
}
