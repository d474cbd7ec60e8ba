package dev.greenroom.operator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.ServiceDeploymentSpec;
import dev.greenroom.operator.explain.Setting.Origin;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewPlanner;
import dev.greenroom.operator.plan.PreviewRequest;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The planner decides which layer wins and does not say so; what is told of it must agree with what it did. */
class ProvenanceTest {
    private static final ObjectMapper YAML = new YAMLMapper();

    private static final String PREVIEW = """
            pullRequest: {repository: goodparty/gp-api, number: 1}
            container: {cpu: 512, memory: 1024, environment: {FROM_ALL: spec, FROM_SPEC: spec}}
            ingress: {hostedZoneId: Z1}
            database: {maxCapacity: 3}
            lifecycle: {ttl: 1h}
            """;

    private static final String SERVICE = """
            environment: production
            namePrefix: prod
            image: production/image
            region: sa-east-1
            container:
              port: 8080
              cpu: 4096
              memory: 8192
              healthCheckPath: /service
              environment: {FROM_ALL: service, FROM_SERVICE: service, FROM_BOTH: service}
              secrets: [{name: PRODUCTION, from: PRODUCTION}]
              migration: {command: [service, migrate]}
            network: {vpcId: vpc-00000000, publicSubnetIds: [subnet-00000001, subnet-00000002]}
            ingress: {domain: www.example.com, certificateArn: service-certificate}
            database: {engineVersion: "15.4", minCapacity: 8, maxCapacity: 64, finalSnapshot: true}
            queues: [{name: jobs, fifo: false}]
            compute: {desiredCount: 9, spot: true, assignPublicIp: false, clusterArn: service-cluster}
            previews:
              limits: {maxCapacity: 8}
              allowedNamespaces: [elsewhere]
              region: us-west-2
              container:
                cpu: 1024
                memory: 2048
                healthCheckPath: /template
                environment: {FROM_ALL: template, FROM_BOTH: template}
              network: {vpcId: vpc-11111111, publicSubnetIds: [subnet-11111111, subnet-11111112]}
              ingress: {domain: preview.example.com, certificateArn: template-certificate, hostedZoneId: Z2}
              database: {minCapacity: 1, maxCapacity: 4}
              lifecycle: {ttl: 2h, onExpiry: Hibernate, onDrift: Correct}
            """;

    private final PreviewEnvironmentSpec spec = read(PREVIEW, PreviewEnvironmentSpec.class);
    private final ServiceDeploymentSpec service = read(SERVICE, ServiceDeploymentSpec.class);

    @Test
    void whoIsSaidToStateASettingStatesTheValueThatIsInForce() {
        Map<Origin, JsonNode> layers = Map.of(
                Origin.SPEC, tree(spec),
                Origin.TEMPLATE, tree(service.previews()),
                Origin.SERVICE, tree(service));

        List<Setting> settings = Provenance.of(resolved(), spec, service);

        assertThat(settings).extracting(Setting::from).contains(Origin.SPEC, Origin.TEMPLATE, Origin.SERVICE);
        assertThat(settings)
                .filteredOn(setting -> layers.containsKey(setting.from()))
                .allSatisfy(setting -> assertThat(layers.get(setting.from())
                                .at("/" + setting.field().replace('.', '/')))
                        .isEqualTo(setting.value()));
    }

    @Test
    void nobodyIsSaidToStateWhatComesFromSettingsAndDefaults() {
        PreviewEnvironmentSpec alone = read("""
                pullRequest: {repository: goodparty/gp-api, number: 1}
                network: {vpcId: vpc-11111111, publicSubnetIds: [subnet-11111111, subnet-11111112]}
                """, PreviewEnvironmentSpec.class);

        List<Setting> settings = Provenance.of(resolved(alone, new ServiceLookup.None()), alone, null);

        assertThat(settings)
                .filteredOn(setting -> setting.from() == Origin.SPEC)
                .extracting(Setting::field)
                .containsExactly("network.vpcId", "network.publicSubnetIds");
        assertThat(settings)
                .filteredOn(setting -> setting.from() == Origin.OPERATOR)
                .extracting(Setting::field)
                .containsExactly("region");
        assertThat(settings).extracting(Setting::from).containsOnly(Origin.SPEC, Origin.OPERATOR, Origin.DEFAULT);
    }

    @Test
    void aServiceGivesWhatItsPreviewsTakeAndNothingElse() {
        List<Setting> given = Provenance.given(service);

        Map<Boolean, List<Setting>> taken = Provenance.of(resolved(), spec, service).stream()
                .filter(setting -> setting.from() == Origin.TEMPLATE || setting.from() == Origin.SERVICE)
                .collect(Collectors.partitioningBy(given::contains));
        assertThat(taken.get(true)).isNotEmpty();
        assertThat(taken.get(false)).isEmpty();
        assertThat(given)
                .extracting(Setting::field)
                .doesNotContain("compute.desiredCount", "image", "limits.maxCapacity");
    }

    private ResolvedPreview resolved() {
        return resolved(spec, new ServiceLookup.Found("gp-api", "gp-api-production", service));
    }

    private static ResolvedPreview resolved(PreviewEnvironmentSpec spec, ServiceLookup lookup) {
        Planned planned = new PreviewPlanner(new PlanSettings("test", "us-east-1", Optional.empty()))
                .plan(new PreviewRequest("gp-api", Map.of(), "gp-api-pr-1", spec, lookup, null));
        assertThat(planned).isInstanceOf(Planned.Accepted.class);
        return ((Planned.Accepted) planned).plan().resolved();
    }

    private static JsonNode tree(Object value) {
        return YAML.valueToTree(value);
    }

    private static <T> T read(String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
