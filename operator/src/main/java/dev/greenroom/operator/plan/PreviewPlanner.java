package dev.greenroom.operator.plan;

import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.PreviewLimits;
import dev.greenroom.api.PullRequest;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.SecretVariable;
import dev.greenroom.api.ServiceDeploymentSpec;
import dev.greenroom.operator.plan.Planned.Accepted;
import dev.greenroom.operator.plan.Planned.Rejected;
import dev.greenroom.operator.plan.Planned.Rejection;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import dev.greenroom.operator.plan.Tenants.Account;
import dev.greenroom.operator.plan.Tenants.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From a preview's spec to its plan. */
public final class PreviewPlanner {
    static final String KIND = "PreviewEnvironment";

    private final PlanSettings settings;

    public PreviewPlanner(PlanSettings settings) {
        this.settings = settings;
    }

    /** Who owns what a preview makes; needs no plan, so a delete works however broken the spec is. */
    public Owner owner(String namespace, String name) {
        return new Owner(settings.clusterId(), namespace, KIND, name);
    }

    /** The account and role of the tenant that a namespace with these labels belongs to; a region that is null: the operator's. */
    public Placement placement(Map<String, String> namespaceLabels, String region) {
        String known = region == null ? settings.region() : region;
        return placement(known, settings.tenants().flatMap(all -> all.of(namespaceLabels)));
    }

    public Planned plan(PreviewRequest request) {
        if (request.service() instanceof ServiceLookup.Missing missing) {
            return new Rejected(
                    Rejection.ServiceNotFound,
                    List.of("spec.serviceRef names ServiceDeployment " + missing.namespace() + "/" + missing.name()
                            + ", which is not there"));
        }
        Optional<String> grant = missingGrant(request);
        if (grant.isPresent()) {
            return new Rejected(Rejection.NotPermitted, List.of(grant.get()));
        }
        ServiceDeploymentSpec service = request.service() instanceof ServiceLookup.Found found ? found.spec() : null;
        ResolvedPreview resolved =
                new PreviewResolver(request.spec(), service).resolve(settings.region(), request.pinned());
        List<String> invalid = Stream.concat(ResolvedChecks.problems(resolved).stream(), ownSecrets(resolved).stream())
                .toList();
        if (!invalid.isEmpty()) {
            return new Rejected(Rejection.InvalidSpec, invalid);
        }
        return permitted(request, resolved, service);
    }

    private Planned permitted(PreviewRequest request, ResolvedPreview resolved, ServiceDeploymentSpec service) {
        PreviewLimits limits = service == null || service.previews() == null
                ? null
                : service.previews().limits();
        List<String> denied = ResolvedChecks.beyond(limits, resolved);
        Optional<Tenant> tenant = settings.tenants().flatMap(all -> all.of(request.namespaceLabels()));
        if (settings.tenants().isPresent()) {
            denied = Stream.concat(denied.stream(), tenancy(request, resolved, tenant).stream())
                    .toList();
        }
        if (!denied.isEmpty()) {
            return new Rejected(Rejection.NotPermitted, denied);
        }
        return new Accepted(environment(request, resolved, placement(resolved.region(), tenant)));
    }

    private static List<String> tenancy(PreviewRequest request, ResolvedPreview resolved, Optional<Tenant> tenant) {
        return tenant.map(known ->
                        Tenancy.problems(known, resolved, request.spec().image()))
                .orElseGet(() -> List.of("namespace " + request.namespace()
                        + " belongs to no tenant: no entry of the tenants file selects its labels"));
    }

    private static Optional<String> missingGrant(PreviewRequest request) {
        if (!(request.service() instanceof ServiceLookup.Found found)
                || found.namespace().equals(request.namespace())) {
            return Optional.empty();
        }
        List<String> allowed =
                found.spec().previews() == null || found.spec().previews().allowedNamespaces() == null
                        ? List.of()
                        : found.spec().previews().allowedNamespaces();
        return allowed.contains(request.namespace())
                ? Optional.empty()
                : Optional.of("spec.serviceRef names ServiceDeployment " + found.namespace() + "/" + found.name()
                        + " of another namespace, whose spec.previews.allowedNamespaces does not list "
                        + request.namespace());
    }

    /** Another environment's database secret is no secret of an app. */
    private static List<String> ownSecrets(ResolvedPreview resolved) {
        return resolved.container().secrets().stream()
                .filter(secret -> secret.from().startsWith(PreviewEnvironmentPlanner.SECRET_PATH))
                .map(PreviewPlanner::ownSecret)
                .toList();
    }

    private static String ownSecret(SecretVariable secret) {
        return "spec.container.secrets, variable " + secret.name() + ": " + secret.from()
                + " is a secret of Greenroom's own, and names under " + PreviewEnvironmentPlanner.SECRET_PATH
                + " are not allowed";
    }

    private static Placement placement(String region, Optional<Tenant> tenant) {
        Account account = tenant.map(Tenant::account).orElse(null);
        String boundary = tenant.map(Tenant::permissionsBoundary).orElse(null);
        return account == null
                ? new Placement(region, null, null, null, boundary)
                : new Placement(region, account.id(), account.roleArn(), account.externalId(), boundary);
    }

    private EnvironmentPlan environment(PreviewRequest request, ResolvedPreview resolved, Placement placement) {
        Owner owner = owner(request.namespace(), request.name());
        return new PreviewEnvironmentPlanner(owner, resolved, placement, tags(owner, request.spec()))
                .plan(request.spec().image());
    }

    private static Map<String, String> tags(Owner owner, PreviewEnvironmentSpec spec) {
        PullRequest pullRequest = spec.pullRequest();
        return Map.of(
                Owner.TAG,
                owner.tag(),
                "greenroom.dev/managed-by",
                "greenroom",
                "greenroom.dev/repository",
                pullRequest.repository(),
                "greenroom.dev/pull-request",
                String.valueOf(pullRequest.number()));
    }
}
