package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Shows that {@link RefusedAtAdmissionTest} speaks for a real API server, the one of the current kubeconfig. */
class RefusedByTheApiServerIT {
    private static final String NAMESPACE = "default";
    private static KubernetesClient client;

    @BeforeAll
    static void installCrds() {
        client = new KubernetesClientBuilder().build();
        List.of(PreviewEnvironment.class, ServiceDeployment.class).forEach(RefusedByTheApiServerIT::install);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @TestFactory
    Stream<DynamicTest> refusesWithTheSameSentence() {
        return RefusedCase.tests(each -> each.old()
                .map(RefusedByTheApiServerIT::resource)
                .ifPresentOrElse(old -> refusesReplacement(each, old), () -> refusesCreation(each)));
    }

    @TestFactory
    Stream<DynamicTest> acceptsTheSame() {
        return RefusedCase.children(RefusedAtAdmissionTest.ACCEPTED).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertThat(
                                dryRun(resource(RefusedCase.read(file))).create())
                        .isNotNull()));
    }

    private static void refusesCreation(RefusedCase each) {
        refuses(each, () -> dryRun(resource(each.in())).create());
    }

    private static void refusesReplacement(RefusedCase each, Resource<GenericKubernetesResource> old) {
        GenericKubernetesResource created = old.create();
        try {
            Resource<GenericKubernetesResource> in = resource(each.in());
            in.item().getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());
            refuses(each, () -> dryRun(in).update());
        } finally {
            old.delete();
        }
    }

    private static void refuses(RefusedCase each, Runnable write) {
        KubernetesClientException refusal = catchThrowableOfType(KubernetesClientException.class, write::run);
        assertThat(refusal).as("accepted").isNotNull();
        StatusDetails details = refusal.getStatus().getDetails();
        if (details == null || details.getCauses().isEmpty()) {
            assertThat(refusal.getStatus().getMessage()).contains(each.sentences());
        } else {
            assertThat(details.getCauses().stream()
                            .filter(cause -> !cause.getField().equals("<nil>"))
                            .map(cause -> cause.getField() + ": " + cause.getMessage()))
                    .containsExactlyInAnyOrderElementsOf(each.sentences());
        }
    }

    /** Strict as kubectl is; without it the API server only warns of unknown fields. */
    private static NonDeletingOperation<GenericKubernetesResource> dryRun(
            Resource<GenericKubernetesResource> resource) {
        return resource.dryRun().fieldValidation(Validation.STRICT);
    }

    private static Resource<GenericKubernetesResource> resource(String yaml) {
        return client.resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
                .inNamespace(NAMESPACE);
    }

    private static void install(Class<? extends CustomResource<?, ?>> kind) {
        String name = CustomResource.getCRDName(kind);
        var crd = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(kind.getResourceAsStream("/META-INF/fabric8/" + name + "-v1.yml"));
        crd.forceConflicts().serverSideApply();
        crd.waitUntilCondition(RefusedByTheApiServerIT::isEstablished, 30, TimeUnit.SECONDS);
    }

    /** Also of a definition whose status the API server has begun, but not yet filled. */
    private static boolean isEstablished(CustomResourceDefinition crd) {
        return Stream.ofNullable(crd)
                .map(CustomResourceDefinition::getStatus)
                .filter(Objects::nonNull)
                .map(CustomResourceDefinitionStatus::getConditions)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }
}
