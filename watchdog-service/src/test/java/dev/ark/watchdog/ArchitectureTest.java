package dev.ark.watchdog;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.ark.watchdog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("..agent..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.ark.watchdog.agent..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_THE_EDGES_SPEAK_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages("..http..", "..bus..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.microprofile.rest..");

    @ArchTest
    static final ArchRule NOBODY_DEPENDS_ON_THE_EDGES = noClasses()
            .that()
            .resideOutsideOfPackages("..http..", "..assembly..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ark.watchdog.http..");

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.ark.core..", "dev.ark.deployer..", "java.sql..");

    /** Of the rules it knows which are released and what they answer, and not what they say. */
    @ArchTest
    static final ArchRule THE_RULES_ARE_NOT_APPLIED_HERE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.ark.graveyard..")
                    .and(resideOutsideOfPackages("dev.ark.graveyard.manifest..", "dev.ark.graveyard.known..")));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.ark.watchdog.(*)..").should().beFreeOfCycles();
}
