package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.plan.Placement;

/** The account that the credentials lead to ("AWS STS API Reference", GetCallerIdentity). */
public record CallerAccount(String id) {

    /** Returns the id, or throws {@link CloudException} of kind PERMISSION if the placement names another account. */
    public String require(Placement placement) {
        if (placement.accountId() != null && !placement.accountId().equals(id)) {
            throw new CloudException(
                    CloudException.Kind.PERMISSION,
                    "WrongAccount",
                    "the operator's credentials lead to account " + id + ", not to " + placement.accountId(),
                    null);
        }
        return id;
    }
}
