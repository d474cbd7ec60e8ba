package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Calls of the account's services as the operator's AWS SDK makes them: three attempts, refusals translated. */
final class PortCalls {
    private static final int ATTEMPTS = 3;
    private static final Set<String> THROTTLED = Set.of("Throttling", "ThrottlingException", "RequestLimitExceeded");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

    private PortCalls() {}

    /** @param what the call in words that follow "cannot", such as {@code read secret GP_API_PREVIEW} */
    static <T> T call(String what, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (AwsException e) {
                if (attempt == ATTEMPTS || !passes(e)) {
                    throw translated(what, e);
                }
            }
        }
    }

    /** Like {@link #call}, and empty where the refusal has one of these codes. */
    static <T> Optional<T> find(String what, Supplier<T> call, String... notThere) {
        Set<String> absent = Set.of(notThere);
        return call(what, () -> {
            try {
                return Optional.of(call.get());
            } catch (AwsException e) {
                if (absent.contains(e.code())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The region of a placement, if its role can be assumed: one account is all there is. */
    static Region region(SimulatedAws aws, Placement placement) {
        String account = aws.account().id();
        if (placement.roleArn() != null && !placement.roleArn().startsWith("arn:aws:iam::" + account + ":role/")) {
            throw new CloudException(
                    Kind.PERMISSION,
                    "AccessDenied",
                    "cannot find out the account of the credentials: User: arn:aws:sts::" + account
                            + ":assumed-role/greenroom/sandbox is not authorized to perform: sts:AssumeRole on"
                            + " resource: " + placement.roleArn() + " (AccessDenied)",
                    null);
        }
        return aws.region(placement.region());
    }

    private static boolean passes(AwsException e) {
        return THROTTLED.contains(e.code()) || e.status() >= 500;
    }

    private static CloudException translated(String what, AwsException e) {
        String said = "cannot " + what + ": " + e.getMessage() + " (" + e.code() + ")";
        if (THROTTLED.contains(e.code())) {
            return new CloudException(Kind.TRANSIENT, "Throttled", said, e);
        }
        if (e.status() >= 500) {
            return new CloudException(Kind.TRANSIENT, "AwsUnavailable", said, e);
        }
        if (DENIED.contains(e.code()) || e.status() == 403) {
            return new CloudException(Kind.PERMISSION, "AccessDenied", said, e);
        }
        return new CloudException(Kind.INVALID, "RefusedByAws", said, e);
    }
}
