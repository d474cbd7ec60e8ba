package dev.greenroom.operator.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Which account and region a stack lives in, and by which role it is reached there. Null members: the operator's own
 * credentials, no boundary.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Placement(
        String region, String accountId, String roleArn, String externalId, String permissionsBoundary) {

    /** The same place with its account known. */
    public Placement in(String account) {
        return new Placement(region, account, roleArn, externalId, permissionsBoundary);
    }

    /** Whether another placement is the same account and region, by whatever role it is reached. */
    public boolean sameAs(Placement other) {
        return Objects.equals(region, other.region) && Objects.equals(accountId, other.accountId);
    }

    /** The operator's own account. */
    public static Placement own(String region) {
        return new Placement(region, null, null, null, null);
    }
}
