package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.AppPlan;
import java.util.Map;

/** Finds the secrets that an app names. */
public interface SecretCatalog {

    /**
     * Full ARN by secret name. Throws {@link CloudException} of kind INVALID, reason SecretNotFound or SecretKeyNotFound,
     * that names every missing secret and key. Values are looked at for their keys only, and forgotten.
     */
    Map<String, String> arns(AppPlan plan);
}
