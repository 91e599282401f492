package dev.ark.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What may know what. */
@AnalyzeClasses(
        packages = {"dev.ark.core", "dev.ark.contract"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "dev.ark.core.decision..",
        "dev.ark.core.journal..",
        "dev.ark.core.retention..",
        "dev.ark.core.checkpoint..",
        "dev.ark.core.facts..",
        "dev.ark.core.account..",
        "dev.ark.core.permit..",
        "dev.ark.core.halt..",
        "dev.ark.core.agent..",
        "dev.ark.core.execution..",
        "dev.ark.core.state..",
        "dev.ark.core.snapshot..",
        "dev.ark.core.sqlite.."
    };

    /** Honest exceptions: what makes the beans at start, and the configuration that is mapped to an interface. */
    private static final String ASSEMBLY_OR_CONFIGURATION = ".*(Assembly|Config)";

    @ArchTest
    static final ArchRule theDomainKnowsNothingOfHttp = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..", "dev.ark.core.http..");

    @ArchTest
    static final ArchRule theDomainKnowsNothingOfTheFramework = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .and()
            .haveNameNotMatching(ASSEMBLY_OR_CONFIGURATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta.enterprise..");

    @ArchTest
    static final ArchRule nothingDependsOnTheEdge = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ark.core.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ark.core.http..");

    @ArchTest
    static final ArchRule onlySqliteKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ark.core.sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sqlite..", "io.agroal..");

    /** What is decided the graveyard says; an account's limits, and what reduces its risk, the core tells by itself. */
    @ArchTest
    static final ArchRule theRulesAreKnownForLimitsAndForReductionAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ark.core.account..")
            .and()
            .doNotHaveFullyQualifiedName("dev.ark.core.decision.Reduction")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ark.graveyard..");

    @ArchTest
    static final ArchRule theContractKnowsNoServiceAndNoFramework = noClasses()
            .that()
            .resideInAPackage("dev.ark.contract..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.ark.core..", "io.quarkus..", "jakarta.."));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.ark.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsGiven = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
