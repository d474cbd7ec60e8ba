package dev.greenroom.operator.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants file: who may use what. What is not listed is denied. */
@JsonIgnoreProperties(ignoreUnknown = false)
public record Tenants(List<Tenant> tenants) {
    public Tenants {
        tenants = tenants == null ? List.of() : List.copyOf(tenants);
    }

    /** The first tenant whose selector matches the labels of a namespace. */
    public Optional<Tenant> of(Map<String, String> namespaceLabels) {
        return tenants.stream()
                .filter(tenant -> tenant.selects(namespaceLabels))
                .findFirst();
    }

    /**
     * One tenant.
     *
     * @param namespaceLabels labels that a namespace must have, all of them; an empty selector selects nothing
     * @param account where its environments live; null: the operator's own account
     * @param domains suffixes that a domain may equal or end with
     * @param secretPrefixes what names of AWS secrets may start with
     * @param imageRegistries what images may start with
     * @param permissionsBoundary ARN of the policy on every role that is made; null: none
     */
    public record Tenant(
            String name,
            Map<String, String> namespaceLabels,
            Account account,
            List<String> regions,
            List<String> vpcIds,
            List<String> subnetIds,
            List<String> securityGroupIds,
            List<String> domains,
            List<String> hostedZoneIds,
            List<String> listenerArns,
            List<String> certificateArns,
            List<String> secretPrefixes,
            List<String> imageRegistries,
            List<String> clusterArns,
            Maxima maxima,
            String permissionsBoundary) {
        public Tenant {
            namespaceLabels = namespaceLabels == null ? Map.of() : Map.copyOf(namespaceLabels);
            regions = orEmpty(regions);
            vpcIds = orEmpty(vpcIds);
            subnetIds = orEmpty(subnetIds);
            securityGroupIds = orEmpty(securityGroupIds);
            domains = orEmpty(domains);
            hostedZoneIds = orEmpty(hostedZoneIds);
            listenerArns = orEmpty(listenerArns);
            certificateArns = orEmpty(certificateArns);
            secretPrefixes = orEmpty(secretPrefixes);
            imageRegistries = orEmpty(imageRegistries);
            clusterArns = orEmpty(clusterArns);
        }

        boolean selects(Map<String, String> labels) {
            return !namespaceLabels.isEmpty() && labels.entrySet().containsAll(namespaceLabels.entrySet());
        }

        private static List<String> orEmpty(List<String> list) {
            return list == null ? List.of() : List.copyOf(list);
        }
    }

    /** An AWS account and the role by which it is reached. */
    public record Account(String id, String roleArn, String externalId) {}

    /** Highest values of one preview; null: no limit. */
    public record Maxima(Double maxCapacity, Integer cpu, Integer memory, Integer desiredCount, String ttl) {}
}
