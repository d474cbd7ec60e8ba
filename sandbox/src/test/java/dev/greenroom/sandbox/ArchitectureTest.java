package dev.greenroom.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The rooms of the sandbox, and that they share nothing but the seams. */
@AnalyzeClasses(packages = "dev.greenroom.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.greenroom.sandbox";
    private static final String OPERATOR = "dev.greenroom.operator";

    @ArchTest
    static final ArchRule roomsKnowOnlyWhomTheyMay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy(ROOT)
            .layer("time")
            .definedBy(ROOT + ".time..")
            .layer("provider")
            .definedBy(ROOT + ".provider..")
            .layer("engine")
            .definedBy(ROOT + ".engine..")
            .layer("aws")
            .definedBy(ROOT + ".aws..")
            .layer("awsx")
            .definedBy(ROOT + ".awsx..")
            .layer("kubernetes")
            .definedBy(ROOT + ".kubernetes..")
            .layer("story")
            .definedBy(ROOT + ".story..")
            .layer("bench")
            .definedBy(ROOT + ".bench..")
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("time")
            .mayNotAccessAnyLayer()
            .whereLayer("provider")
            .mayNotAccessAnyLayer()
            .whereLayer("engine")
            .mayOnlyAccessLayers("provider", "time")
            .whereLayer("aws")
            .mayOnlyAccessLayers("provider", "time")
            .whereLayer("awsx")
            .mayOnlyAccessLayers("provider")
            .whereLayer("kubernetes")
            .mayOnlyAccessLayers("time")
            .whereLayer("story")
            .mayOnlyAccessLayers("time");

    @ArchTest
    static final ArchRule theAccountKnowsTheOperatorByItsPortsOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".aws..")
            .should()
            .dependOnClassesThat(resideInAPackage(OPERATOR + "..")
                    .and(resideOutsideOfPackages(OPERATOR + ".cloud..", OPERATOR + ".plan..", OPERATOR + ".cost..")));

    @ArchTest
    static final ArchRule componentsAndProvidersDoNotKnowTheOperator = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".awsx..", ROOT + ".provider..", ROOT + ".time..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(OPERATOR + "..");

    @ArchTest
    static final ArchRule onlyTheEngineProvidersAndTheBenchKnowPulumi = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".engine..", ROOT + ".provider..", ROOT + ".bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.pulumi..", "pulumirpc..");

    /** The bench measures by the wall's. */
    @ArchTest
    static final ArchRule theSandboxHasOneTime = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".time..", ROOT + ".bench..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
