package dev.greenroom.operator.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a secret in it, such as a mounted Secret. It is read at every use, so a new one counts at once. */
record SecretFile(Path path) {

    String text() throws GithubException {
        try {
            return Files.readString(path, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new GithubException("GithubCredentialsMissing", path + " cannot be read", e);
        }
    }
}
