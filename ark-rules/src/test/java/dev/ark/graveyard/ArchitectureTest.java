package dev.ark.graveyard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The rules are a function of what they are given: they know no framework, no network, no database and no clock. */
@AnalyzeClasses(packages = "dev.ark.graveyard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "..graveyard.rules..",
        "..graveyard.evaluation..",
        "..graveyard.manifest..",
        "..graveyard.overlay..",
        "..graveyard.known.."
    };

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK_AND_NO_IO = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "io.micrometer..",
                    "io.smallrye..",
                    "java.net..",
                    "java.sql..",
                    "java.nio.file..",
                    "dev.ark.runtime..");

    @ArchTest
    static final ArchRule THE_DOMAIN_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class);

    @ArchTest
    static final ArchRule THE_RULES_USE_NO_FLOATING_POINT = noClasses()
            .that()
            .resideInAPackage("..graveyard.rules..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Double.class, Float.class, double.class, float.class);

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_INWARD = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..graveyard.http..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.ark.graveyard.(*)..").should().beFreeOfCycles();
}
