package dev.greenroom.operator.real.chaos;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of an HTTP API as it passed a wire.
 *
 * @param at when it came
 * @param service of AWS, as the signature's scope names it; empty: not AWS
 * @param action of AWS where the request names one; else the method
 * @param path decoded, with the query
 * @param body as text
 */
record Call(Instant at, String service, String method, String action, String path, String body) {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/aws4_request");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final List<String> READS = List.of("Describe", "List", "Get", "Batch", "HEAD", "GET", "Assume");

    static Call of(String method, String uri, String authorization, String target, String body) {
        Matcher scope = SCOPE.matcher(authorization == null ? "" : authorization);
        String service = scope.find() ? scope.group(1) : "";
        // keys and names of ours have no plus sign, and form bodies encode theirs
        String path = URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        return new Call(Instant.now(), service, method, action(method, target, body), path, body);
    }

    private static String action(String method, String target, String body) {
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        return action.find() ? action.group(1) : method;
    }

    /** Whether it changes something. */
    boolean writes() {
        return READS.stream().noneMatch(action::startsWith);
    }

    /** Whether it makes something on AWS, state aside. */
    boolean creates() {
        return action.startsWith("Create") || action.startsWith("Register") || action.startsWith("RunTask");
    }

    /** Whether path or body name this. */
    boolean names(String text) {
        return path.contains(text) || body.contains(text);
    }

    /** Whether it writes an object of S3 whose key has this in it. */
    boolean puts(String key) {
        return service.equals("s3") && method.equals("PUT") && path.contains(key);
    }

    /** Whether it deletes an object of S3 whose key has this in it. */
    boolean deletes(String key) {
        boolean many = method.equals("POST") && path.contains("delete") && body.contains(key);
        boolean one = method.equals("DELETE") && path.contains(key);
        return service.equals("s3") && (one || many);
    }

    @Override
    public String toString() {
        return (service + " " + action + " " + path).trim();
    }
}
