package dev.greenroom.operator.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One answer of GitHub's REST API. */
record Reply(int status, HttpHeaders headers, String body) {
    static final int OK = 200;
    static final int CREATED = 201;
    static final int NOT_MODIFIED = 304;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TOO_MANY = 429;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_WORDS = 200;

    /** What GitHub says with a refusal. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Complaint(String message) {}

    boolean redirects() {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    /**
     * @throws GithubException it is not what GitHub documents
     */
    <T> T as(Class<T> type) throws GithubException {
        try {
            T value = JSON.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            // told without Jackson's words, which quote what may be a token
        }
        throw new GithubException(
                "GithubUnexpected", "GitHub answered " + status + " with something else than was asked for");
    }

    /** GitHub's own words about a refusal; empty: there are none. */
    String words() {
        try {
            Complaint complaint = JSON.readValue(body, Complaint.class);
            String words = complaint == null || complaint.message() == null ? "" : complaint.message();
            String line = words.strip().replaceAll("\\s+", " ");
            return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS - 1) + "…";
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it is a refusal for too many requests, by GitHub's "Rate limits for the REST API". */
    boolean limited() {
        if (status == TOO_MANY) {
            return true;
        }
        return status == FORBIDDEN
                && (header("retry-after").isPresent()
                        || number("x-ratelimit-remaining").orElse(1) == 0
                        || words().toLowerCase(Locale.ROOT).contains("rate limit"));
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    OptionalLong number(String name) {
        try {
            return headers.firstValueAsLong(name);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether a list goes on. */
    boolean hasNext() {
        return header("link").orElse("").contains("rel=\"next\"");
    }
}
