package dev.ark.deployer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ark.deployer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "dev.ark.deployer.observation",
        "dev.ark.deployer.orchestrator",
        "dev.ark.deployer.rollout",
        "dev.ark.deployer.traffic",
        "dev.ark.deployer.tripwire",
        "dev.ark.deployer.validation",
        "dev.ark.deployer.work"
    };

    @ArchTest
    static final ArchRule whatDecidesKnowsNoFrameworkAndDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io..",
                    "jakarta..",
                    "org.eclipse..",
                    "org.jboss..",
                    "redis..",
                    "java.net.http..",
                    "java.sql..",
                    "dev.ark.runtime..",
                    "dev.ark.deployer.store..",
                    "dev.ark.deployer.observation.live..",
                    "dev.ark.deployer.orchestrator.local..",
                    "dev.ark.deployer.traffic.embedded..",
                    "dev.ark.deployer.validation.live..",
                    "dev.ark.deployer.work.live..",
                    "dev.ark.deployer.http..");

    @ArchTest
    static final ArchRule whatDecidesTouchesNoFileAndNoProcess = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    @ArchTest
    static final ArchRule whatDecidesIsGivenTheTime = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule theEdgesDoNotKnowTheApi = noClasses()
            .that()
            .resideInAnyPackage("..local..", "..embedded..", "..live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ark.deployer.http..");
}
