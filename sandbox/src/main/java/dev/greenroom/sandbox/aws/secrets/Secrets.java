package dev.greenroom.sandbox.aws.secrets;

import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.bill.Prices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "AWS Secrets Manager API Reference". A secret is known by its name or its ARN. */
public final class Secrets implements Service {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final int SUFFIX = 6;

    private final ServiceEndpoint endpoint;
    private final Map<String, Secret> secrets = new TreeMap<>();

    public Secrets(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A secret that was there before; its tags and costs are somebody else's. */
    public void seed(String name, String value) {
        endpoint.look(() -> secrets.put(name, new Secret(name, newArn(name), value, null, Map.of())));
    }

    public Secret create(String name, String value, Map<String, String> tags) {
        return endpoint.call("CreateSecret", () -> {
            purge();
            if (!NAME.matcher(name).matches()) {
                throw AwsException.of(
                        "ValidationException",
                        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
                                + " following: -/_+=.@!");
            }
            Secret present = secrets.get(name);
            if (present != null && present.deletedAt() != null) {
                throw AwsException.of(
                        "InvalidRequestException",
                        "You can't create this secret because a secret with this name is already scheduled for"
                                + " deletion.");
            }
            if (present != null) {
                throw AwsException.of(
                        "ResourceExistsException",
                        "The operation failed because the secret " + name + " already exists.");
            }
            endpoint.within(
                    Quota.SECRETS,
                    secrets.size(),
                    () -> AwsException.of(
                            "LimitExceededException", "You have exceeded the limit on the number of secrets."));
            Secret secret = new Secret(name, newArn(name), value, null, tags);
            secrets.put(name, secret);
            charge(secret);
            return secret;
        });
    }

    /** DescribeSecret: a deleted one as well, until it is gone. */
    public Secret describe(String id) {
        return endpoint.call("DescribeSecret", () -> require(id));
    }

    /** GetSecretValue. */
    public Secret value(String id) {
        return endpoint.call("GetSecretValue", () -> requireLive(id));
    }

    /** PutSecretValue. */
    public void put(String id, String value) {
        endpoint.run("PutSecretValue", () -> {
            Secret secret = requireLive(id);
            secrets.put(secret.name(), secret.with(value));
        });
    }

    /**
     * DeleteSecret.
     *
     * @param recoveryDays zero: at once and for good
     */
    public void delete(String id, int recoveryDays) {
        endpoint.run("DeleteSecret", () -> {
            Secret secret = require(id);
            endpoint.account().bill().end(secret.arn(), endpoint.now());
            if (recoveryDays == 0) {
                secrets.remove(secret.name());
            } else {
                secrets.put(secret.name(), secret.deleted(endpoint.now().plus(Duration.ofDays(recoveryDays))));
            }
        });
    }

    /** RestoreSecret. */
    public void restore(String id) {
        endpoint.run("RestoreSecret", () -> {
            Secret secret = require(id);
            secrets.put(secret.name(), secret.deleted(null));
            charge(secret);
        });
    }

    /** The secret, within an operation of any service; one that was deleted counts as none. */
    public Optional<Secret> live(String id) {
        purge();
        return find(id).filter(secret -> secret.deletedAt() == null);
    }

    @Override
    public Stream<AwsResource> inventory() {
        purge();
        return secrets.values().stream()
                .map(s -> new AwsResource("aws:secretsmanager/secret:Secret", s.arn(), s.arn(), s.tags()));
    }

    private void charge(Secret secret) {
        BigDecimal monthly = endpoint.account().prices(endpoint.region()).secretMonth();
        endpoint.account()
                .bill()
                .use(secret.arn(), secret.tags(), CostItem.SECRET, Prices.hourly(monthly), endpoint.now());
    }

    private String newArn(String name) {
        return endpoint.arn(
                "secretsmanager", "secret:" + name + "-" + endpoint.ids().letters(SUFFIX));
    }

    private Optional<Secret> find(String id) {
        return id.startsWith("arn:")
                ? secrets.values().stream().filter(s -> s.arn().equals(id)).findFirst()
                : Optional.ofNullable(secrets.get(id));
    }

    private Secret require(String id) {
        purge();
        return find(id).orElseThrow(() ->
                AwsException.of("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private Secret requireLive(String id) {
        Secret secret = require(id);
        if (secret.deletedAt() != null) {
            throw AwsException.of(
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    private void purge() {
        Instant now = endpoint.now();
        secrets.values().removeIf(s -> s.deletedAt() != null && !s.deletedAt().isAfter(now));
    }
}
