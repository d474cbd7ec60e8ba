/**
 * The port {@link dev.greenroom.operator.cloud.PullRequests} on GitHub's REST API, by the JDK's HTTP client. Knows {@code
 * cloud}. Asks once for all open pull requests of a repository, and again only if something changed (conditional requests);
 * keeps to GitHub's limits; proves itself by a token from a file or as a GitHub App. Whatever goes wrong inside is a {@link
 * dev.greenroom.operator.github.GithubException}, and leaves the room as an answer. Secrets are read when they are needed,
 * and are in no message.
 */
package dev.greenroom.operator.github;
