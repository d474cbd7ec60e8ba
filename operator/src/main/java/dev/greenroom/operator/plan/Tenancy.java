package dev.greenroom.operator.plan;

import dev.greenroom.api.Ingress;
import dev.greenroom.api.Network;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.SecretVariable;
import dev.greenroom.operator.plan.Tenants.Maxima;
import dev.greenroom.operator.plan.Tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Holds a resolved preview against its tenant's lists. Each denial is one sentence: field, value, what is allowed. */
final class Tenancy {
    private final Tenant tenant;
    private final List<String> problems = new ArrayList<>();

    private Tenancy(Tenant tenant) {
        this.tenant = tenant;
    }

    static List<String> problems(Tenant tenant, ResolvedPreview resolved, String image) {
        Tenancy tenancy = new Tenancy(tenant);
        tenancy.listed("spec.region", resolved.region(), tenant.regions());
        tenancy.network(resolved.network());
        tenancy.ingress(resolved.ingress());
        tenancy.listed("spec.compute.clusterArn", resolved.compute().clusterArn(), tenant.clusterArns());
        for (SecretVariable secret : resolved.container().secrets()) {
            String field = "spec.container.secrets, variable " + secret.name() + ":";
            tenancy.startsWith(field, secret.from(), tenant.secretPrefixes());
        }
        tenancy.allowed("spec.image", image, tenant.imageRegistries(), registry -> isOf(registry, image));
        tenancy.maxima(resolved, tenant.maxima());
        return tenancy.problems;
    }

    private void network(Network network) {
        listed("spec.network.vpcId", network.vpcId(), tenant.vpcIds());
        network.publicSubnetIds().forEach(id -> listed("spec.network.publicSubnetIds", id, tenant.subnetIds()));
        network.privateSubnetIds().forEach(id -> listed("spec.network.privateSubnetIds", id, tenant.subnetIds()));
        network.clientSecurityGroupIds()
                .forEach(id -> listed("spec.network.clientSecurityGroupIds", id, tenant.securityGroupIds()));
    }

    private void ingress(Ingress ingress) {
        allowed(
                "spec.ingress.domain",
                ingress.domain(),
                tenant.domains(),
                suffix -> ingress.domain().equals(suffix) || ingress.domain().endsWith("." + suffix));
        listed("spec.ingress.hostedZoneId", ingress.hostedZoneId(), tenant.hostedZoneIds());
        listed("spec.ingress.certificateArn", ingress.certificateArn(), tenant.certificateArns());
        if (ingress.loadBalancer() != null) {
            listed(
                    "spec.ingress.loadBalancer.listenerArn",
                    ingress.loadBalancer().listenerArn(),
                    tenant.listenerArns());
        }
    }

    private void maxima(ResolvedPreview resolved, Maxima maxima) {
        if (maxima != null) {
            atMost("spec.database.maxCapacity", resolved.database().maxCapacity(), maxima.maxCapacity());
            atMost("spec.container.cpu", resolved.container().cpu(), maxima.cpu());
            atMost("spec.container.memory", resolved.container().memory(), maxima.memory());
            atMost("spec.compute.desiredCount", resolved.compute().desiredCount(), maxima.desiredCount());
            String ttl = resolved.lifecycle().ttl();
            if (maxima.ttl() != null && Ttl.parse(ttl).compareTo(Ttl.parse(maxima.ttl())) > 0) {
                problems.add("spec.lifecycle.ttl " + ttl + " is above tenant " + tenant.name() + "'s maximum "
                        + maxima.ttl());
            }
        }
    }

    private void listed(String field, String value, List<String> list) {
        allowed(field, value, list, value == null ? entry -> true : value::equals);
    }

    private void startsWith(String field, String value, List<String> prefixes) {
        allowed(field, value, prefixes, value == null ? prefix -> true : value::startsWith);
    }

    /** A registry or repository covers what goes on after a separator: not another one whose name begins with its own. */
    private static boolean isOf(String registry, String image) {
        boolean whole = image.length() == registry.length() || separates(registry.charAt(registry.length() - 1));
        return image.startsWith(registry) && (whole || separates(image.charAt(registry.length())));
    }

    private static boolean separates(char character) {
        return "/:@".indexOf(character) >= 0;
    }

    private void allowed(String field, String value, List<String> list, Predicate<String> permits) {
        if (value != null && list.stream().noneMatch(permits)) {
            String permitted = list.isEmpty() ? "none" : String.join(", ", list);
            problems.add(field + " " + value + " is not permitted for tenant " + tenant.name() + "; permitted: "
                    + permitted);
        }
    }

    private void atMost(String field, Number value, Number maximum) {
        if (maximum != null && value.doubleValue() > maximum.doubleValue()) {
            problems.add(field + " " + value + " is above tenant " + tenant.name() + "'s maximum " + maximum);
        }
    }
}
