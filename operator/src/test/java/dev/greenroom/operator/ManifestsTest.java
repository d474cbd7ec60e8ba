package dev.greenroom.operator;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The files under manifests/, against what the operator does. */
class ManifestsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path BASE = ROOT.resolve("manifests/base");
    private static final Path CRDS = ROOT.resolve("crds/yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Every right, with its use. A right that nothing uses any more has to go from here and from rbac.yaml. */
    private static final Set<String> CLUSTER_RIGHTS = Set.of(
            // JOSDK's informer of the primary resource, and what orphans are held against
            "greenroom.dev previewenvironments get",
            "greenroom.dev previewenvironments list",
            "greenroom.dev previewenvironments watch",
            // JOSDK adds and removes the finalizer by JSON patch while server-side apply is off
            "greenroom.dev previewenvironments patch",
            // onExpiry: Delete, and closed pull requests
            "greenroom.dev previewenvironments delete",
            // UpdateControl.patchStatus and PrimaryUpdateAndCacheUtils.patchStatusAndCacheResource
            "greenroom.dev previewenvironments/status patch",
            // the informer of templates, and what orphans are held against
            "greenroom.dev servicedeployments get",
            "greenroom.dev servicedeployments list",
            "greenroom.dev servicedeployments watch",
            // JOSDK compares the CRD with the types at the start
            "apiextensions.k8s.io customresourcedefinitions/previewenvironments.greenroom.dev get",
            // the informer of namespaces, whose labels tenants select on
            " namespaces get",
            " namespaces list",
            " namespaces watch",
            // reconcile's Events, those about orphans on the lease among them; none is updated
            " events create");

    private static final Set<String> LEADER_RIGHTS = Set.of(
            "coordination.k8s.io leases create",
            "coordination.k8s.io leases/greenroom-operator get",
            // JOSDK 5.2.3 does not start without the right to update, and fabric8 7.5.2 renews by patch
            "coordination.k8s.io leases/greenroom-operator update",
            "coordination.k8s.io leases/greenroom-operator patch");

    @Test
    void theOperatorMayDoWhatItDoesAndNothingElse() throws Exception {
        assertThat(rights(only(ClusterRole.class).getRules())).isEqualTo(new TreeSet<>(CLUSTER_RIGHTS));
        assertThat(rights(only(Role.class).getRules())).isEqualTo(new TreeSet<>(LEADER_RIGHTS));
    }

    @Test
    void thePodKeepsToTheRestrictedStandardThatItsNamespaceEnforces() throws Exception {
        assertThat(only(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod().getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(operator().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(operator().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(operator().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void runFoldersStayInMemory() throws Exception {
        assertThat(pod().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .allSatisfy(
                        volume -> assertThat(volume.getEmptyDir().getMedium()).isEqualTo("Memory"));
        assertThat(operator().getVolumeMounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(mount -> mount.getMountPath())
                .containsExactly("/tmp");
    }

    /** Without them the pod starts as well. */
    @Test
    void theTenantsFileAndGithubsSecretAreOptionalAndMountedWhereTheReadmeSays() throws Exception {
        assertThat(pod().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() == null)
                .extracting(volume -> volume.getName() + " "
                        + (volume.getSecret() == null
                                ? volume.getConfigMap().getName() + " "
                                        + volume.getConfigMap().getOptional()
                                : volume.getSecret().getSecretName() + " "
                                        + volume.getSecret().getOptional()))
                .containsExactly("tenants greenroom-tenants true", "github greenroom-github true");
        assertThat(operator().getVolumeMounts())
                .extracting(mount -> mount.getName() + " " + mount.getMountPath())
                .contains("tenants /etc/greenroom", "github /etc/greenroom-github");
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("secret generic greenroom-github", "/etc/greenroom-github/private-key.pem");
    }

    @Test
    void onlyOneOperatorRunsAtATime() throws Exception {
        assertThat(only(Deployment.class).getSpec().getReplicas()).isEqualTo(1);
        assertThat(only(Deployment.class).getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void everySettingIsOneThatTheOperatorReads() throws Exception {
        List<String> names = new ArrayList<>(settings(BASE));
        names.addAll(settings(ROOT.resolve("manifests/overlays/example")));
        operator().getEnv().forEach(variable -> names.add(variable.getName()));
        names.remove("PULUMI_CONFIG_PASSPHRASE");

        assertThat(names)
                .contains("GREENROOM_CLUSTER_ID", "GREENROOM_BACKEND_URL")
                .isSubsetOf(Settings.NAMES.stream()
                        .map(name -> Settings.PREFIX + name)
                        .toList());
    }

    @Test
    void thePodIsKilledLaterThanTheRunsInIt() throws Exception {
        assertThat(Duration.ofSeconds(pod().getTerminationGracePeriodSeconds()))
                .isGreaterThanOrEqualTo(RunTimes.DEFAULT.shutdownGrace().plusSeconds(30));
        assertThat(settings(ROOT.resolve("manifests/overlays/example"))).doesNotContain("GREENROOM_SHUTDOWN_GRACE");
    }

    /** Kubernetes would make variables such as GREENROOM_PORT of the Service's name, and the operator refuses unknown ones. */
    @Test
    void theServicesNameIsNotTakenForASetting() throws Exception {
        assertThat(pod().getEnableServiceLinks()).isFalse();
    }

    @Test
    void probesAskForThePathsThatAreServedOnTheNamedPort() throws Exception {
        assertThat(target(operator().getLivenessProbe())).isEqualTo("http /livez");
        assertThat(target(operator().getStartupProbe())).isEqualTo("http /livez");
        assertThat(target(operator().getReadinessProbe())).isEqualTo("http /readyz");
        assertThat(operator().getPorts())
                .extracting(port -> port.getName() + " " + port.getContainerPort())
                .containsExactly("http 8080");
    }

    @Test
    void theServiceFindsThePod() throws Exception {
        assertThat(only(Deployment.class).getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(only(Service.class).getSpec().getSelector());
    }

    @Test
    void theCustomResourcesAreThoseOfTheApi() throws Exception {
        assertThat(load(CRDS))
                .hasOnlyElementsOfType(CustomResourceDefinition.class)
                .extracting(crd -> crd.getMetadata().getName())
                .containsExactlyInAnyOrder(
                        HasMetadata.getFullResourceName(PreviewEnvironment.class),
                        HasMetadata.getFullResourceName(ServiceDeployment.class));
    }

    @Test
    void everyFileIsPartOfItsKustomization() throws Exception {
        for (Path folder : List.of(BASE, CRDS)) {
            List<String> listed = texts(kustomization(folder).get("resources"))
                    .filter(resource -> !resource.startsWith(".."))
                    .toList();

            assertThat(listed).containsExactlyInAnyOrderElementsOf(resourceFiles(folder));
        }
    }

    private static String target(Probe probe) {
        HTTPGetAction get = probe.getHttpGet();
        IntOrString port = get.getPort();
        return port.getStrVal() + " " + get.getPath();
    }

    private static PodSpec pod() throws IOException {
        return only(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static Container operator() throws IOException {
        assertThat(pod().getContainers()).hasSize(1);
        return pod().getContainers().get(0);
    }

    private static Set<String> rights(List<PolicyRule> rules) {
        return rules.stream().flatMap(ManifestsTest::rights).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> rights(PolicyRule rule) {
        List<String> suffixes = rule.getResourceNames().isEmpty()
                ? List.of("")
                : rule.getResourceNames().stream().map(name -> "/" + name).toList();
        return rule.getApiGroups().stream().flatMap(group -> rule.getResources().stream()
                .flatMap(resource -> suffixes.stream().flatMap(suffix -> rule.getVerbs().stream()
                        .map(verb -> group + " " + resource + suffix + " " + verb))));
    }

    private static List<String> settings(Path folder) throws IOException {
        return StreamSupport.stream(
                        kustomization(folder).get("configMapGenerator").spliterator(), false)
                .flatMap(generator -> texts(generator.get("literals")))
                .map(literal -> literal.substring(0, literal.indexOf('=')))
                .toList();
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private static JsonNode kustomization(Path folder) throws IOException {
        return YAML.readTree(folder.resolve("kustomization.yaml").toFile());
    }

    private static <T> T only(Class<T> type) throws IOException {
        List<T> found =
                load(BASE).stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<HasMetadata> load(Path folder) throws IOException {
        List<HasMetadata> all = new ArrayList<>();
        for (String file : resourceFiles(folder)) {
            try (MappingIterator<HasMetadata> documents = YAML.readerFor(HasMetadata.class)
                    .readValues(folder.resolve(file).toFile())) {
                all.addAll(documents.readAll());
            }
        }
        return all;
    }

    private static List<String> resourceFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
