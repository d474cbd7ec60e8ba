package dev.greenroom.sandbox.aws.logs;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "Amazon CloudWatch Logs API Reference". */
public final class Logs implements Service {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final ServiceEndpoint endpoint;
    private final Map<String, LogGroup> groups = new TreeMap<>();
    private final LogStreams streams;

    public Logs(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
        streams = new LogStreams(endpoint);
    }

    /** What is written to the groups. */
    public LogStreams streams() {
        return streams;
    }

    /** Within an operation of any service. */
    public boolean has(String name) {
        return groups.containsKey(name);
    }

    public void createLogGroup(String name, Map<String, String> tags) {
        endpoint.run("CreateLogGroup", () -> {
            if (!NAME.matcher(name).matches()) {
                throw AwsException.of(
                        "InvalidParameterException",
                        "1 validation error detected: Value '" + name + "' at 'logGroupName' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
            }
            if (groups.containsKey(name)) {
                throw AwsException.of("ResourceAlreadyExistsException", "The specified log group already exists");
            }
            endpoint.within(
                    Quota.LOG_GROUPS,
                    groups.size(),
                    () -> AwsException.of("LimitExceededException", "Resource limit exceeded."));
            groups.put(name, new LogGroup(name, endpoint.arn("logs", "log-group:" + name), 0, tags));
        });
    }

    public void putRetentionPolicy(String name, int days) {
        endpoint.run("PutRetentionPolicy", () -> {
            LogGroup group = existing(name);
            if (!RETENTIONS.contains(days)) {
                throw AwsException.of(
                        "InvalidParameterException",
                        "1 validation error detected: Value '" + days
                                + "' at 'retentionInDays' failed to satisfy constraint");
            }
            groups.put(name, new LogGroup(name, group.arn(), days, group.tags()));
        });
    }

    public void deleteRetentionPolicy(String name) {
        endpoint.run("DeleteRetentionPolicy", () -> {
            LogGroup group = existing(name);
            groups.put(name, new LogGroup(name, group.arn(), 0, group.tags()));
        });
    }

    /** Sets all tags. */
    public void tag(String name, Map<String, String> tags) {
        endpoint.run("TagResource", () -> {
            LogGroup group = existing(name);
            groups.put(name, new LogGroup(name, group.arn(), group.retentionDays(), tags));
        });
    }

    public void deleteLogGroup(String name) {
        endpoint.run("DeleteLogGroup", () -> {
            existing(name);
            groups.remove(name);
            streams.delete(name);
        });
    }

    /** DescribeLogGroups for one name. */
    public Optional<LogGroup> find(String name) {
        return endpoint.call("DescribeLogGroups", () -> Optional.ofNullable(groups.get(name)));
    }

    @Override
    public Stream<AwsResource> inventory() {
        return groups.values().stream()
                .map(group ->
                        new AwsResource("aws:cloudwatch/logGroup:LogGroup", group.name(), group.arn(), group.tags()));
    }

    private LogGroup existing(String name) {
        LogGroup group = groups.get(name);
        if (group == null) {
            throw AwsException.of("ResourceNotFoundException", "The specified log group does not exist.");
        }
        return group;
    }
}
