package dev.greenroom.operator.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Requests to one GitHub, within their limits. Answers that are neither what was asked for nor "not modified" are exceptions.
 */
final class Transport {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(15);
    private static final int MOST_REDIRECTS = 3;

    private final URI base;
    private final Clock clock;
    /** HTTP/1.1, for the JDK 17 never closes an idle HTTP/2 connection, which a NAT gateway forgets meanwhile. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    Transport(URI base, Clock clock) {
        this.base = base;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param bearer token or JWT, a secret
     * @param budget that its requests are counted against
     */
    record Access(String bearer, Budget budget) {
        private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

        /** Whether a header may hold it; the JDK's complaint about anything else would quote it. */
        static boolean isToken(String text) {
            return TOKEN.matcher(text).matches();
        }

        @Override
        public String toString() {
            return "Access[bearer=…]";
        }
    }

    /**
     * Reads.
     *
     * @param path below the API's address
     * @param etag of what is known already; null: nothing
     * @return the thing, or "not modified"
     */
    Reply get(String path, String etag, Access access) throws GithubException {
        Map<String, String> condition = etag == null ? Map.of() : Map.of("If-None-Match", etag);
        URI target = URI.create(base + path);
        for (int hops = 0; ; hops++) {
            Reply reply = send(request(target, access, condition).GET().build(), access.budget());
            if (!reply.redirects()) {
                return accepted(reply, path, access, Reply.OK, Reply.NOT_MODIFIED);
            }
            target = moved(reply, target, path, hops);
        }
    }

    Reply post(String path, String json, Access access) throws GithubException {
        HttpRequest request = request(URI.create(base + path), access, Map.of("Content-Type", "application/json"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return accepted(send(request, access.budget()), path, access, Reply.CREATED, Reply.OK);
    }

    private static HttpRequest.Builder request(URI target, Access access, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(WHOLE_ANSWER)
                .header("Authorization", "Bearer " + access.bearer())
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "greenroom-operator");
        headers.forEach(request::header);
        return request;
    }

    /** A repository that was renamed is elsewhere in the same API. To another host the token does not go. */
    private URI moved(Reply reply, URI target, String path, int hops) throws GithubException {
        String location = reply.header("location").orElse("");
        try {
            URI next = target.resolve(location);
            boolean same = base.getScheme().equals(next.getScheme())
                    && base.getAuthority().equals(next.getAuthority());
            if (same && hops < MOST_REDIRECTS) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            // no address: told below
        }
        throw new GithubException(
                "GithubUnexpected", base.getHost() + " sends the request for " + path + " somewhere else");
    }

    private Reply send(HttpRequest request, Budget budget) throws GithubException {
        budget.refuseIfClosed(clock.instant());
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            // The JDK's own timeout ends with the headers.
            HttpResponse<String> response = exchange.get(WHOLE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
            budget.heard(reply, clock.instant());
            return reply;
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new GithubException("GithubUnreachable", "the question to GitHub was interrupted", e);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw unreachable("no answer within " + WHOLE_ANSWER.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw unreachable(why(e.getCause()), e);
        }
    }

    private static String why(Throwable cause) {
        String words = cause instanceof IOException && cause.getMessage() != null ? ": " + cause.getMessage() : "";
        return cause.getClass().getSimpleName() + words;
    }

    private GithubException unreachable(String why, Exception cause) {
        return new GithubException("GithubUnreachable", base.getHost() + " does not answer: " + why, cause);
    }

    private Reply accepted(Reply reply, String path, Access access, int... expected) throws GithubException {
        for (int status : expected) {
            if (reply.status() == status) {
                return reply;
            }
        }
        access.budget().refuseIfClosed(clock.instant());
        throw Refusal.of(reply, path);
    }
}
