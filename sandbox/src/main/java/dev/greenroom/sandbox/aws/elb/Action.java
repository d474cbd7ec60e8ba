package dev.greenroom.sandbox.aws.elb;

import java.util.Map;

/**
 * What a listener or a rule does with a request.
 *
 * @param type {@code forward}, {@code redirect} or {@code fixed-response}
 * @param targetGroupArn null: it does not forward
 * @param settings of a redirect or a fixed response, by their names in the API
 */
public record Action(String type, String targetGroupArn, Map<String, String> settings) {
    public Action {
        settings = Map.copyOf(settings);
    }

    /** Status of the answer; zero: a target answers. */
    int status() {
        return switch (type) {
            case "redirect" -> settings.getOrDefault("statusCode", "").equals("HTTP_302") ? 302 : 301;
            case "fixed-response" -> Integer.parseInt(settings.getOrDefault("statusCode", "200"));
            default -> 0;
        };
    }
}
