package dev.greenroom.operator.github;

import dev.greenroom.operator.github.Transport.Access;

/** A token that somebody made, such as a fine-grained personal access token: the same for all repositories. */
final class TokenFile implements Credentials {
    private final SecretFile file;
    private final Budget budget = new Budget();

    TokenFile(SecretFile file) {
        this.file = file;
    }

    @Override
    public Access access(String repository) throws GithubException {
        String token = file.text().strip();
        if (!Access.isToken(token)) {
            throw new GithubException(
                    "GithubCredentialsMissing", file.path() + " holds no token; it has to hold one and nothing else");
        }
        return new Access(token, budget);
    }

    @Override
    public void refused(String repository) {
        // the file is read for every request anyway
    }
}
