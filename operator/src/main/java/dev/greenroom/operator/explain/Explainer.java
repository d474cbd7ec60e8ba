package dev.greenroom.operator.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.Migration;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.PreviewTemplate;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.ServiceDeploymentSpec;
import dev.greenroom.operator.cost.PriceBooks;
import dev.greenroom.operator.explain.Explanation.Preview;
import dev.greenroom.operator.explain.Explanation.Refused;
import dev.greenroom.operator.explain.Explanation.Service;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.Planned.Rejected;
import dev.greenroom.operator.plan.Planned.Rejection;
import dev.greenroom.operator.plan.PreviewPlanner;
import dev.greenroom.operator.plan.PreviewRequest;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import dev.greenroom.operator.plan.admission.CrdSchema;
import dev.greenroom.operator.plan.admission.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains manifests: all that one preview depends on is looked for among the others. */
public final class Explainer {
    private static final String PREVIEW = "PreviewEnvironment";
    private static final String SERVICE = "ServiceDeployment";
    private static final String API_VERSION = GreenroomApi.GROUP + "/" + GreenroomApi.VERSION;
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<String, CrdSchema> schemas;
    private final PlanSettings settings;
    private final PriceBooks prices;

    /**
     * Explains as an operator with these settings and prices would.
     *
     * @param schemas by kind; each is asked for when the first manifest of its kind turns up
     */
    public Explainer(Function<String, CrdSchema> schemas, PlanSettings settings, PriceBooks prices) {
        Map<String, CrdSchema> read = new HashMap<>();
        this.schemas = kind -> read.computeIfAbsent(kind, schemas);
        this.settings = settings;
        this.prices = prices;
    }

    public Report explain(List<Manifest> manifests) {
        Map<Manifest, Refused> refused = new HashMap<>();
        Surroundings surroundings = new Surroundings();
        List<Manifest> ours = manifests.stream().filter(Explainer::isOurs).toList();
        for (Manifest manifest : ours) {
            List<String> problems = admission(manifest);
            if (!problems.isEmpty()) {
                refused.put(manifest, new Refused(manifest.subject(), Refused.ADMISSION, problems, List.of()));
            } else if (manifest.subject().kind().equals(SERVICE)) {
                surroundings.service(manifest.subject(), spec(manifest, ServiceDeploymentSpec.class));
            }
        }
        manifests.stream().filter(Explainer::isNamespace).forEach(surroundings::namespace);
        List<Explanation> explanations = new ArrayList<>();
        for (Manifest manifest : ours) {
            explanations.add(refused.containsKey(manifest) ? refused.get(manifest) : explain(manifest, surroundings));
        }
        return new Report(explanations, ignored(manifests));
    }

    private List<String> admission(Manifest manifest) {
        String kind = manifest.subject().kind();
        boolean served = manifest.apiVersion().equals(API_VERSION) && (kind.equals(PREVIEW) || kind.equals(SERVICE));
        if (!served) {
            return List.of("no matches for kind \"" + kind + "\" in version \"" + manifest.apiVersion()
                    + "\": the kinds are PreviewEnvironment and ServiceDeployment, in version " + API_VERSION);
        }
        Stream<String> inSchema =
                schemas.apply(kind).violations(manifest.object()).stream().map(Violation::sentence);
        return Stream.concat(namespace(manifest.subject().namespace()), inSchema)
                .toList();
    }

    /** No schema judges a namespace, for the API server finds none of another name. */
    private static Stream<String> namespace(String namespace) {
        return NAMESPACE.matcher(namespace).matches()
                ? Stream.of()
                : Stream.of("metadata.namespace: Invalid value: \"" + namespace
                        + "\": must be at most 63 lower-case letters, digits and inner hyphens");
    }

    private Explanation explain(Manifest manifest, Surroundings surroundings) {
        return manifest.subject().kind().equals(SERVICE)
                ? service(manifest)
                : preview(manifest, spec(manifest, PreviewEnvironmentSpec.class), surroundings);
    }

    private Explanation preview(Manifest manifest, PreviewEnvironmentSpec spec, Surroundings surroundings) {
        String namespace = manifest.subject().namespace();
        ServiceLookup lookup = surroundings.lookup(spec.serviceRef(), namespace);
        Planned planned = new PreviewPlanner(settings)
                .plan(new PreviewRequest(
                        namespace,
                        surroundings.labels(namespace),
                        manifest.subject().name(),
                        spec,
                        lookup,
                        null));
        if (planned instanceof Rejected rejected) {
            return new Refused(
                    manifest.subject(),
                    rejected.reason().name(),
                    rejected.problems(),
                    hints(rejected.reason(), namespace, surroundings));
        }
        return accepted(manifest, spec, lookup, ((Planned.Accepted) planned).plan());
    }

    private List<String> hints(Rejection reason, String namespace, Surroundings surroundings) {
        return switch (reason) {
            case ServiceNotFound ->
                List.of(
                        "explain reads files and no cluster: add the manifest of the ServiceDeployment with another -f");
            case NotPermitted ->
                surroundings.knowsNamespace(namespace) || hasTenant(surroundings.labels(namespace))
                        ? List.of()
                        : List.of("the labels of namespace " + namespace
                                + " are not known here, only its name: add its manifest with another -f");
            case InvalidSpec -> List.of();
        };
    }

    private boolean hasTenant(Map<String, String> labels) {
        return settings.tenants().isEmpty()
                || settings.tenants().get().of(labels).isPresent();
    }

    private Preview accepted(
            Manifest manifest, PreviewEnvironmentSpec spec, ServiceLookup lookup, EnvironmentPlan plan) {
        ServiceDeploymentSpec service = lookup instanceof ServiceLookup.Found found ? found.spec() : null;
        ResolvedPreview resolved = plan.resolved();
        return new Preview(
                manifest.subject(),
                plan.owner().clusterId(),
                spec.pullRequest().repository() + "#" + spec.pullRequest().number(),
                plan.image(),
                plan.url(),
                resolved.region(),
                plan.placement().accountId(),
                lookup instanceof ServiceLookup.Found found ? found.namespace() + "/" + found.name() : null,
                Boolean.TRUE.equals(spec.paused()),
                resolved.lifecycle(),
                migration(resolved),
                Price.of(resolved, prices.of(resolved.region())),
                StackContents.of(plan),
                secrets(plan),
                Provenance.of(resolved, spec, service),
                plan.warnings());
    }

    private static List<String> migration(ResolvedPreview resolved) {
        Migration migration = resolved.container().migration();
        return migration == null ? null : migration.command();
    }

    private static List<SecretRequest> secrets(EnvironmentPlan plan) {
        Stream<SecretRequest> database =
                Stream.of(SecretRequest.ofDatabase(plan.data().database().secretName()));
        return Stream.concat(database, SecretRequest.of(plan.resolved().container()).stream())
                .toList();
    }

    private static Service service(Manifest manifest) {
        ServiceDeploymentSpec spec = spec(manifest, ServiceDeploymentSpec.class);
        PreviewTemplate template = spec.previews();
        List<String> others =
                template == null || template.allowedNamespaces() == null ? List.of() : template.allowedNamespaces();
        return new Service(
                manifest.subject(),
                spec.environment(),
                Stream.concat(Stream.of(manifest.subject().namespace()), others.stream())
                        .distinct()
                        .toList(),
                Provenance.limits(spec),
                SecretRequest.of(template == null ? null : template.container()),
                Provenance.given(spec));
    }

    private static <T> T spec(Manifest manifest, Class<T> type) {
        return JSON.convertValue(manifest.object().path("spec"), type);
    }

    private static boolean isOurs(Manifest manifest) {
        String kind = manifest.subject().kind();
        return manifest.apiVersion().startsWith(GreenroomApi.GROUP + "/")
                || kind.equals(PREVIEW)
                || kind.equals(SERVICE);
    }

    private static boolean isNamespace(Manifest manifest) {
        return manifest.apiVersion().equals("v1") && manifest.subject().kind().equals("Namespace");
    }

    private static List<String> ignored(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> !isOurs(manifest) && !isNamespace(manifest))
                .map(manifest -> manifest.subject().toString())
                .toList();
    }
}
