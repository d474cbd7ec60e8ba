package dev.greenroom.sandbox.aws.elb;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A rule of a listener, beside its default one.
 *
 * @param hosts empty: any
 * @param paths patterns with stars; empty: any
 */
public record Rule(
        String arn,
        String listenerArn,
        int priority,
        List<String> hosts,
        List<String> paths,
        List<Action> actions,
        Map<String, String> tags) {
    public Rule {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
        actions = List.copyOf(actions);
        tags = Map.copyOf(tags);
    }

    Rule withArn(String made) {
        return new Rule(made, listenerArn, priority, hosts, paths, actions, tags);
    }

    Rule withPriority(int changed) {
        return new Rule(arn, listenerArn, changed, hosts, paths, actions, tags);
    }

    boolean serves(String host, String path) {
        return (hosts.isEmpty() || hosts.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), host)))
                && (paths.isEmpty() || paths.stream().anyMatch(pattern -> matches(pattern, path)));
    }

    private static boolean matches(String pattern, String text) {
        return text.matches("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    }
}
