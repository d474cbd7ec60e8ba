package dev.greenroom.operator.github;

import dev.greenroom.operator.github.Transport.Access;

/** How the operator proves to GitHub who it is. */
interface Credentials {

    /**
     * What requests about a repository are asked with.
     *
     * @param repository owner/name
     */
    Access access(String repository) throws GithubException;

    /** What was given out for a repository is not, or no longer, accepted. */
    void refused(String repository);
}
