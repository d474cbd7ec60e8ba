package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.plan.PreviewPlanner;
import dev.greenroom.operator.plan.PreviewRequest;
import dev.greenroom.operator.plan.PreviewRequest.ServiceLookup;
import dev.greenroom.operator.plan.Tenants;
import dev.greenroom.operator.plan.Warnings.Warning;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One folder of {@code cases/plan}: {@code in-preview.yaml} and what it meets, and in {@code out-plan.yaml} what comes of it.
 * With a namespace but no tenants of its own, the case is held against {@code cases/plan/tenants.yaml}.
 */
record PlanCase(Path folder) {
    static final Path ROOT = Path.of("src/test/resources/cases/plan");
    static final Path TENANTS = ROOT.resolve("tenants.yaml");
    static final Path DIGESTS = ROOT.resolve("digests.yaml");

    static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private static final Set<String> FILES = Set.of(
            "in-preview.yaml",
            "in-service.yaml",
            "in-tenants.yaml",
            "in-namespace.yaml",
            "in-status.yaml",
            "in-settings.yaml",
            "out-plan.yaml");
    private static final Settings USUAL = new Settings("test", "us-west-2");

    /** The operator's settings of a case. */
    private record Settings(String clusterId, String region) {}

    /** What is kept of an accepted preview; digests are kept beside. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record AcceptedView(
            String url,
            String image,
            List<Warning> warnings,
            ResolvedPreview resolved,
            DataPlan data,
            NetPlan net,
            AppPlan app) {}

    /** What is kept of a refused one. */
    private record RejectedView(Planned.Rejection rejected, List<String> problems) {}

    static List<PlanCase> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(PlanCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PlanCase of(String name) {
        return new PlanCase(ROOT.resolve(name));
    }

    String name() {
        return folder.getFileName().toString();
    }

    void hasNoOtherFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .isSubsetOf(FILES)
                    .contains("in-preview.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Planned planned() {
        PreviewEnvironment preview = read("in-preview.yaml", PreviewEnvironment.class)
                .orElseThrow(() -> new IllegalStateException(folder + " has no in-preview.yaml"));
        ObjectMeta meta = preview.getMetadata();
        Settings settings = read("in-settings.yaml", Settings.class).orElse(USUAL);
        return new PreviewPlanner(new PlanSettings(settings.clusterId(), settings.region(), tenants()))
                .plan(new PreviewRequest(
                        meta.getNamespace(),
                        labels(),
                        meta.getName(),
                        preview.getSpec(),
                        service(preview),
                        read("in-status.yaml", PreviewEnvironmentStatus.class)
                                .map(PreviewEnvironmentStatus::resolved)
                                .orElse(null)));
    }

    private Optional<Tenants> tenants() {
        Optional<Tenants> own = read("in-tenants.yaml", Tenants.class);
        return own.isPresent() || !Files.exists(folder.resolve("in-namespace.yaml"))
                ? own
                : Optional.of(read(TENANTS, Tenants.class));
    }

    private Map<String, String> labels() {
        return read("in-namespace.yaml", Namespace.class)
                .map(namespace -> namespace.getMetadata().getLabels())
                .orElse(Map.of());
    }

    private ServiceLookup service(PreviewEnvironment preview) {
        if (preview.getSpec().serviceRef() == null) {
            return new ServiceLookup.None();
        }
        String name = preview.getSpec().serviceRef().name();
        String stated = preview.getSpec().serviceRef().namespace();
        String namespace = stated == null ? preview.getMetadata().getNamespace() : stated;
        return read("in-service.yaml", ServiceDeployment.class)
                .filter(service -> service.getMetadata().getName().equals(name))
                .<ServiceLookup>map(service -> new ServiceLookup.Found(namespace, name, service.getSpec()))
                .orElseGet(() -> new ServiceLookup.Missing(namespace, name));
    }

    /** What planning comes to, as YAML. */
    String rendered() {
        Planned planned = planned();
        return write(
                planned instanceof Planned.Accepted accepted
                        ? view(accepted.plan())
                        : new RejectedView(
                                ((Planned.Rejected) planned).reason(), ((Planned.Rejected) planned).problems()));
    }

    private static AcceptedView view(EnvironmentPlan plan) {
        return new AcceptedView(
                plan.url(), plan.image(), plan.warnings(), plan.resolved(), plan.data(), plan.net(), app(plan));
    }

    static AppPlan app(EnvironmentPlan plan) {
        return plan.image() == null
                ? null
                : plan.app(PreviewExamples.dataOutputs(plan.data()), PreviewExamples.netOutputs(plan.net()));
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(read(file, type)) : Optional.empty();
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return YAML.readValue(Files.readString(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
