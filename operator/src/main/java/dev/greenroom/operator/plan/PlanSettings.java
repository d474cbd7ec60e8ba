package dev.greenroom.operator.plan;

import java.util.Optional;

/**
 * The operator's settings that plans depend on.
 *
 * @param clusterId tells this operator's things from those of others in the same account
 * @param region of previews that state none; null: they must
 * @param tenants empty: single-tenant, all is allowed
 */
public record PlanSettings(String clusterId, String region, Optional<Tenants> tenants) {}
