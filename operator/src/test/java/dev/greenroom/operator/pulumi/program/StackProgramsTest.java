package dev.greenroom.operator.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.PulumiTest;
import dev.greenroom.operator.plan.AppOutputs;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.pulumi.awsx.FargateService;
import dev.greenroom.operator.pulumi.program.Graph.Node;
import dev.greenroom.operator.stack.RunInputs.ForNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs under Pulumi's own mocks. {@code -Dupdate} rewrites the graphs that are kept. */
class StackProgramsTest {
    private static final Path GRAPHS = Path.of("src/test/resources/graphs");
    private static final boolean UPDATE = System.getProperty("update") != null;

    static List<ProgramCase> cases() {
        return ProgramCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesTheGraphThatIsKept(ProgramCase one) throws IOException {
        Path file = GRAPHS.resolve(one.name() + ".yaml");
        Graph made = ProgramRun.of(one).graph(one);
        if (Files.exists(file)) {
            assertThat(GoldenGraph.complaint(one.name(), Files.readString(file), made, UPDATE))
                    .isEmpty();
        }
        if (UPDATE) {
            Files.createDirectories(GRAPHS);
            Files.writeString(file, made.yaml());
        }
        assertThat(made.yaml()).isEqualTo(Files.readString(file));
    }

    @Test
    void everyKeptGraphBelongsToACase() throws IOException {
        try (Stream<Path> files = Files.list(GRAPHS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            cases().stream().map(one -> one.name() + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsExactlyWhatThePlanLists(ProgramCase one) {
        Set<String> planned = one.plan().resources().stream()
                .map(resource -> resource.type() + " " + resource.name())
                .collect(Collectors.toSet());
        if (one.name().equals("app-migration-register-first")) {
            planned.removeIf(resource -> resource.endsWith(":Service app") || resource.endsWith(":FargateService app"));
        }
        assertThat(ProgramRun.of(one).mocks().everything())
                .extracting(node -> node.type() + " " + node.name())
                .containsExactlyInAnyOrderElementsOf(planned);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesEveryResourceTheOneProviderAndItTheOwnersTags(ProgramCase one) {
        ProgramRun run = ProgramRun.of(one);
        List<Node> providers = run.mocks().own().stream()
                .filter(node -> node.type().startsWith("pulumi:providers:"))
                .toList();
        assertThat(providers).extracting(Node::type).containsExactly("pulumi:providers:aws");
        assertThat(providers.get(0).inputs().get("defaultTags"))
                .asString()
                .contains("greenroom.dev/owner")
                .contains(one.plan().scope().owner().tag());
        assertThat(ownRegistrations(run)).isNotEmpty().allSatisfy(args -> assertThat(providersOf(args))
                .hasExactlyElementsOfTypes(Provider.class));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asksForTheOneVersionOfAwsx(ProgramCase one) {
        assertThat(ownRegistrations(ProgramRun.of(one)))
                .filteredOn(args -> args.resource().pulumiResourceType().startsWith("awsx:"))
                .allSatisfy(args -> assertThat(args.options().getVersion()).hasValue("2.22.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-default", "app-spot-other-account"})
    void theServiceWaitsForTheRulesThatItsTasksNeed(String name) {
        assertThat(ownRegistrations(ProgramRun.of(ProgramCase.of(name))))
                .filteredOn(args -> args.resource() instanceof Service || args.resource() instanceof FargateService)
                .singleElement()
                .satisfies(args -> assertThat(
                                PulumiTest.extractValue(args.options().getDependsOn()))
                        .extracting(
                                resource -> resource.getClass().getSimpleName() + " " + resource.pulumiResourceName())
                        .containsExactly(
                                "SecurityGroupIngressRule database", "RolePolicy execution", "RolePolicy task"));
    }

    @Test
    void keepsThePasswordInOneSecretInput() {
        ProgramCase one = ProgramCase.of("data-default");
        ProgramRun run = ProgramRun.of(one);
        assertThat(run.outputs().values()).noneMatch(output -> output.contains(ProgramCase.PASSWORD));
        assertThat(run.mocks().own())
                .filteredOn(node -> node.inputs().toString().contains(ProgramCase.PASSWORD))
                .singleElement()
                .satisfies(node -> {
                    Map<String, Object> others = new TreeMap<>(node.inputs());
                    assertThat(others.remove("masterPassword")).isEqualTo(ProgramCase.PASSWORD);
                    assertThat(others.toString()).doesNotContain(ProgramCase.PASSWORD);
                });
        assertThat(run.registrations())
                .filteredOn(args -> args.args() instanceof ClusterArgs)
                .singleElement()
                .satisfies(args ->
                        assertThat(Internal.of(masterPassword(args)).isSecret()).isCompletedWithValue(true));
    }

    @Test
    void exportsWhatTheNextStackReads() {
        Map<String, String> data = ProgramRun.of(ProgramCase.of("data-default")).outputs();
        assertThat(data).containsAllEntriesOf(DataOutputs.of(data).toMap());
        Map<String, String> net =
                ProgramRun.of(ProgramCase.of("net-shared-listener")).outputs();
        assertThat(net).containsAllEntriesOf(NetOutputs.of(net).toMap());
        AppOutputs app = AppOutputs.of(
                ProgramRun.of(ProgramCase.of("app-migration-register-later")).outputs());
        assertThat(app).hasNoNullFieldsOrProperties();
    }

    @Test
    void aRegistrationLeavesTheServiceOnWhatItRunsAndMakesNoneWhereThereIsNone() {
        assertThat(ProgramRun.of(ProgramCase.of("app-migration-register-later")).outputs())
                .containsEntry("serviceTaskDefinitionArn", ProgramCase.PRESENT)
                .doesNotContainEntry("taskDefinitionArn", ProgramCase.PRESENT);
        assertThat(ProgramRun.of(ProgramCase.of("app-migration-register-first")).outputs())
                .containsKey("taskDefinitionArn")
                .doesNotContainKeys("serviceArn", "serviceTaskDefinitionArn");
    }

    @Test
    void aRegisteredTaskDefinitionDoesNotPassForACarriedOutPlan() {
        ProgramCase registers = ProgramCase.of("app-migration-register-later");
        assertThat(ProgramRun.of(registers).outputs())
                .doesNotContainKey(StackPrograms.DIGEST)
                .containsEntry(StackPrograms.REGISTERED_DIGEST, registers.plan().digest());
        ProgramCase rolls = ProgramCase.of("app-migration-roll");
        assertThat(ProgramRun.of(rolls).outputs())
                .doesNotContainKey(StackPrograms.REGISTERED_DIGEST)
                .containsEntry(StackPrograms.DIGEST, rolls.plan().digest());
    }

    @Test
    void theTwoShapesOfAServiceDoNotShareAName() {
        AppPlan onDemand = (AppPlan) ProgramCase.of("app-default").plan();
        AppPlan spot = (AppPlan) ProgramCase.of("app-spot-other-account").plan();
        assertThat(spot.serviceName()).isNotEqualTo(onDemand.serviceName());
    }

    @Test
    void refusesTheInputsOfAnotherPart() {
        assertThatThrownBy(() -> StackPrograms.of(ProgramCase.of("data-default").plan(), new ForNet(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs ForNet do not belong to stack dev.gp-api.pr-gp-api-pr-7.data");
    }

    private static List<ResourceTransformation.Args> ownRegistrations(ProgramRun run) {
        return run.registrations().stream()
                .filter(args -> !args.resource().pulumiResourceType().startsWith("pulumi:"))
                .filter(args -> args.options().getUrn().isEmpty())
                .filter(args -> !(args.resource() instanceof RecordingMocks.Child))
                .toList();
    }

    private static List<?> providersOf(ResourceTransformation.Args args) {
        return args.options() instanceof ComponentResourceOptions component
                ? component.getProviders()
                : args.options().getProvider().stream().toList();
    }

    private static Output<String> masterPassword(ResourceTransformation.Args args) {
        return ((ClusterArgs) args.args()).masterPassword().orElseThrow();
    }
}
