package dev.greenroom.operator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The rooms of the operator, who may know whom, and where effects are allowed. */
@AnalyzeClasses(packages = "dev.greenroom.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.greenroom.operator";
    private static final String PLAN = ROOT + ".plan..";
    private static final String COST = ROOT + ".cost..";
    private static final String CLOUD = ROOT + ".cloud..";
    private static final String STACK = ROOT + ".stack..";
    private static final String PULUMI = ROOT + ".pulumi..";
    private static final String AWS = ROOT + ".aws..";
    private static final String GITHUB = ROOT + ".github..";
    private static final String STATUS = ROOT + ".status..";
    private static final String RECONCILE = ROOT + ".reconcile..";
    private static final String SERVE = ROOT + ".serve..";
    private static final String EXPLAIN = ROOT + ".explain..";

    @ArchTest
    static final ArchRule roomsKnowOnlyWhomTheyMay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy(ROOT)
            .layer("plan")
            .definedBy(PLAN)
            .layer("cost")
            .definedBy(COST)
            .layer("cloud")
            .definedBy(CLOUD)
            .layer("stack")
            .definedBy(STACK)
            .layer("pulumi")
            .definedBy(PULUMI)
            .layer("aws")
            .definedBy(AWS)
            .layer("github")
            .definedBy(GITHUB)
            .layer("status")
            .definedBy(STATUS)
            .layer("reconcile")
            .definedBy(RECONCILE)
            .layer("serve")
            .definedBy(SERVE)
            .layer("explain")
            .definedBy(EXPLAIN)
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("plan")
            .mayNotAccessAnyLayer()
            .whereLayer("cost")
            .mayOnlyAccessLayers("plan")
            .whereLayer("cloud")
            .mayOnlyAccessLayers("plan")
            .whereLayer("stack")
            .mayOnlyAccessLayers("plan", "cloud")
            .whereLayer("pulumi")
            .mayOnlyAccessLayers("plan", "cloud", "stack")
            .whereLayer("aws")
            .mayOnlyAccessLayers("plan", "cloud")
            .whereLayer("github")
            .mayOnlyAccessLayers("cloud")
            .whereLayer("status")
            .mayOnlyAccessLayers("plan", "cost", "cloud", "stack")
            .whereLayer("reconcile")
            .mayOnlyAccessLayers("plan", "cost", "cloud", "stack", "status")
            .whereLayer("serve")
            .mayOnlyAccessLayers("stack")
            .whereLayer("explain")
            .mayOnlyAccessLayers("plan", "cost");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPulumiKnowsPulumi = noClasses()
            .that()
            .resideOutsideOfPackage(PULUMI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.pulumi..", "pulumirpc..");

    @ArchTest
    static final ArchRule onlyAwsKnowsTheAwsSdk = noClasses()
            .that()
            .resideOutsideOfPackage(AWS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule onlyReconcileServeAndRootTalkToKubernetes = noClasses()
            .that()
            .resideOutsideOfPackages(RECONCILE, SERVE, ROOT)
            .should()
            .dependOnClassesThat(kubernetesClient());

    @ArchTest
    static final ArchRule pureRoomsHaveNoEffects = noClasses()
            .that()
            .resideInAnyPackage(PLAN, COST, STATUS, EXPLAIN)
            .should()
            .dependOnClassesThat(effects());

    @ArchTest
    static final ArchRule portsHaveNoEffects = noClasses()
            .that()
            .resideInAPackage(CLOUD)
            .should()
            .dependOnClassesThat(effects())
            .because("cloud says what is asked of AWS; aws asks it");

    /** The decisions that reconcile makes on its own. */
    @ArchTest
    static final ArchRule decisionsHaveNoEffects = noClasses()
            .that()
            .haveSimpleNameEndingWith("Decider")
            .or()
            .haveSimpleName("Backoff")
            .should()
            .dependOnClassesThat(effects());

    @ArchTest
    static final ArchRule onlySettingsReadsTheEnvironment = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".Settings")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule onlyTheRootReadsSystemProperties = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class, String.class);

    @ArchTest
    static final ArchRule onlyMainAndWiringReadTheClock = noClasses()
            .that()
            .haveNameNotMatching(ROOT + "[.](Main|Wiring)([$].*)?")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the time is handed in");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule onlyStackAndRootMakeThreads = noClasses()
            .that()
            .resideOutsideOfPackages(STACK, ROOT)
            .should()
            .dependOnClassesThat(are(belongToAnyOf(Executors.class)))
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .callConstructor(Thread.class, String.class)
            .because(
                    "threads are made where they are counted; others are handed an " + ExecutorService.class.getName());

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("logs are structured; only the command line of Main writes to the terminal");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)$");

    /** fabric8's data types (Condition, ObjectMeta and so on) live beside its client and are fine everywhere. */
    private static DescribedPredicate<JavaClass> kubernetesClient() {
        return resideInAPackage("io.javaoperatorsdk..")
                .or(resideInAPackage("io.fabric8.kubernetes.client..").and(not(simpleName("CustomResource"))))
                .as("JOSDK or the Kubernetes client");
    }

    private static DescribedPredicate<JavaClass> effects() {
        return resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "org.slf4j..")
                .and(not(resideInAPackage("java.nio.charset..")))
                .and(not(belongToAnyOf(java.io.Serializable.class)))
                .as("files, network, threads or loggers");
    }
}
