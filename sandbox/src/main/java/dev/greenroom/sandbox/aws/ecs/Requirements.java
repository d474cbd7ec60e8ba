package dev.greenroom.sandbox.aws.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.aws.iam.Role;
import dev.greenroom.sandbox.aws.rds.Cluster;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.aws.secrets.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** What a task finds, or misses, in the account when it is started; the words are ECS's ("Stopped tasks error messages"). */
final class Requirements {
    private static final String TASKS = "ecs-tasks.amazonaws.com";
    private static final String RETRIEVAL =
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
    private static final int ARN_PARTS = 7;
    private static final int POSTGRES = 5432;

    private final Surroundings surroundings;

    Requirements(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A database that a task is told of and cannot reach. */
    record Unreachable(String host, int port) {}

    /** Why no task of the definition can be started; empty: it can. */
    Optional<String> roleProblem(TaskDefinition definition) {
        for (String arn : new String[] {definition.executionRoleArn(), definition.taskRoleArn()}) {
            boolean assumed = arn == null
                    || surroundings
                            .iam()
                            .roleOf(arn)
                            .filter(role -> RolePolicies.trusts(role, TASKS))
                            .isPresent();
            if (!assumed) {
                return Optional.of("ECS was unable to assume the role '" + arn + "' that was provided for this task."
                        + " Please verify that the role being passed has the proper trust relationship and permissions"
                        + " and that your IAM user has permissions to pass this role.");
            }
        }
        return Optional.empty();
    }

    /** Why a task ends before its container starts; empty: the container starts. */
    Optional<String> startProblem(TaskDefinition definition, String taskId) {
        ContainerDefinition container = definition.main();
        return secretsProblem(definition, container, taskId)
                .or(() -> registryProblem(definition, container, taskId))
                .or(() -> logProblem(definition, container, taskId));
    }

    private Optional<String> secretsProblem(TaskDefinition definition, ContainerDefinition container, String taskId) {
        return new TreeMap<>(container.secrets())
                .values().stream()
                        .map(from -> secretProblem(definition, from, taskId))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(words -> RETRIEVAL + "unable to retrieve secret from asm: " + words);
    }

    private Optional<String> secretProblem(TaskDefinition definition, String valueFrom, String taskId) {
        String arn = arn(valueFrom);
        String fetch =
                "service call has been retried 1 time(s): failed to fetch secret " + arn + " from secrets manager: ";
        Optional<String> denied = denied(definition, taskId, "secretsmanager:GetSecretValue", arn);
        if (denied.isPresent()) {
            return denied.map(words -> fetch + words);
        }
        Optional<Secret> secret = surroundings.secrets().live(arn);
        if (secret.isEmpty()) {
            return Optional.of(fetch + "ResourceNotFoundException: Secrets Manager can't find the specified secret.");
        }
        String key = key(valueFrom);
        return key.isEmpty() || value(secret.get(), key).isPresent()
                ? Optional.empty()
                : Optional.of("service call has been retried 1 time(s): retrieved secret from Secrets Manager did not"
                        + " contain json key " + key);
    }

    private Optional<String> registryProblem(TaskDefinition definition, ContainerDefinition container, String taskId) {
        return container.image().contains(".dkr.ecr.")
                ? denied(definition, taskId, "ecr:GetAuthorizationToken", "*")
                        .map(words -> RETRIEVAL + "unable to retrieve ecr registry auth: service call has been retried"
                                + " 1 time(s): " + words)
                : Optional.empty();
    }

    private Optional<String> logProblem(TaskDefinition definition, ContainerDefinition container, String taskId) {
        String group = container.logGroup();
        if (group == null) {
            return Optional.empty();
        }
        return denied(definition, taskId, "logs:CreateLogStream", group)
                .or(() -> surroundings.logs().has(group)
                        ? Optional.empty()
                        : Optional.of("ResourceNotFoundException: The specified log group does not exist."))
                .map(words -> "ResourceInitializationError: failed to validate logger args: create stream has been"
                        + " retried 1 times: failed to create Cloudwatch log stream: " + words + " : exit status 1");
    }

    private Optional<String> denied(TaskDefinition definition, String taskId, String action, String resource) {
        String arn = definition.executionRoleArn();
        Optional<Role> role =
                arn == null ? Optional.empty() : surroundings.iam().roleOf(arn);
        return role.filter(found -> RolePolicies.allow(found, action, resource)).isPresent()
                ? Optional.empty()
                : Optional.of("AccessDeniedException: User: "
                        + role.map(found -> session(found, taskId)).orElse("unknown")
                        + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no identity-based policy allows the " + action + " action");
    }

    private static String session(Role role, String taskId) {
        String account = role.arn().split(":", -1)[4];
        return "arn:aws:sts::" + account + ":assumed-role/" + role.name() + "/" + taskId;
    }

    /** The database in the container's {@code DATABASE_URL}, if no connection to it comes about. */
    Optional<Unreachable> unreachableDatabase(
            TaskDefinition definition, Placement placement, String address, Instant now) {
        return variable(definition.main(), "DATABASE_URL").flatMap(url -> {
            URI uri = URI.create(url);
            String host = uri.getHost();
            int port = uri.getPort() < 0 ? POSTGRES : uri.getPort();
            boolean ours = host != null && host.endsWith(".rds.amazonaws.com");
            return !ours || isReachable(host, port, placement, address, now)
                    ? Optional.empty()
                    : Optional.of(new Unreachable(host, port));
        });
    }

    private boolean isReachable(String host, int port, Placement placement, String address, Instant now) {
        Optional<Cluster> cluster = surroundings.rds().serving(host);
        return cluster.filter(found -> !found.status(now).equals("creating"))
                .filter(found -> Reach.lets(
                        surroundings.groups(),
                        placement.securityGroupIds(),
                        address,
                        found.settings().securityGroupIds(),
                        port))
                .isPresent();
    }

    private Optional<String> variable(ContainerDefinition container, String name) {
        String from = container.secrets().get(name);
        return from == null
                ? Optional.ofNullable(container.environment().get(name))
                : surroundings
                        .secrets()
                        .live(arn(from))
                        .flatMap(
                                secret -> key(from).isEmpty() ? Optional.of(secret.value()) : value(secret, key(from)));
    }

    private static Optional<String> value(Secret secret, String key) {
        JsonNode json = Json.parse(secret.value());
        return Optional.ofNullable(Json.text(json, key));
    }

    private static String arn(String valueFrom) {
        String[] parts = valueFrom.split(":", ARN_PARTS + 1);
        return parts.length <= ARN_PARTS
                ? valueFrom
                : valueFrom.substring(0, valueFrom.length() - parts[ARN_PARTS].length() - 1);
    }

    /** Empty: the whole value. */
    private static String key(String valueFrom) {
        String[] parts = valueFrom.split(":", -1);
        return parts.length > ARN_PARTS ? parts[ARN_PARTS] : "";
    }
}
