package dev.greenroom.operator.aws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends requests for one host and port to another, as curl's {@code --connect-to HOST1:PORT1:HOST2:PORT2} does ("curl.1 the man
 * page"): an empty first part matches any, an empty second part changes nothing. IPv6 addresses stand in brackets.
 *
 * @param fromPort 0: any
 * @param toPort 0: unchanged
 */
public record ConnectTo(String fromHost, int fromPort, String toHost, int toPort) {
    private static final String HOST = "(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]*)";
    private static final Pattern FORM = Pattern.compile(HOST + ":(\\d{0,5}):" + HOST + ":(\\d{0,5})");

    /** Rules with commas between them; throws {@link IllegalArgumentException} in one sentence. */
    public static List<ConnectTo> parseAll(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(ConnectTo::parse)
                .toList();
    }

    static ConnectTo parse(String rule) {
        Matcher parts = FORM.matcher(rule);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not of the form HOST1:PORT1:HOST2:PORT2: " + rule);
        }
        return new ConnectTo(bare(parts.group(1)), port(parts.group(2)), bare(parts.group(3)), port(parts.group(4)));
    }

    /** The first rule that speaks of the host and port. */
    static Optional<ConnectTo> find(List<ConnectTo> rules, String host, int port) {
        return rules.stream()
                .filter(rule -> rule.fromHost.isEmpty() || rule.fromHost.equalsIgnoreCase(host))
                .filter(rule -> rule.fromPort == 0 || rule.fromPort == port)
                .findFirst();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
