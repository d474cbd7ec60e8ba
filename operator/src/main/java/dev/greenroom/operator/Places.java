package dev.greenroom.operator;

import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.Tenants.Account;
import dev.greenroom.operator.plan.Tenants.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where environments may be by the settings: the operator's own region, and every tenant's regions. */
final class Places {
    private Places() {}

    static List<Placement> of(PlanSettings settings) {
        Set<Placement> places = new LinkedHashSet<>();
        if (settings.region() != null) {
            places.add(Placement.own(settings.region()));
        }
        settings.tenants().ifPresent(tenants -> tenants.tenants().forEach(tenant -> places.addAll(of(tenant))));
        return List.copyOf(places);
    }

    private static List<Placement> of(Tenant tenant) {
        List<Placement> places = new ArrayList<>();
        Account account = tenant.account();
        for (String region : tenant.regions()) {
            places.add(
                    account == null
                            ? Placement.own(region)
                            : new Placement(region, account.id(), account.roleArn(), account.externalId(), null));
        }
        return places;
    }
}
