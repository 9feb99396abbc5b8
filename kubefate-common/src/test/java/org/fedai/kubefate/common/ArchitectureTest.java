package org.fedai.kubefate.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point one way: template to chart, manifest and spec, these to yaml and version; api stands alone. */
@AnalyzeClasses(packages = "org.fedai.kubefate.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String COMMON = "org.fedai.kubefate.common.";

    @ArchTest
    static final ArchRule packages_use_each_other_in_one_direction = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy(COMMON + "api..")
            .layer("template")
            .definedBy(COMMON + "template..")
            .layer("chart")
            .definedBy(COMMON + "chart..")
            .layer("manifest")
            .definedBy(COMMON + "manifest..")
            .layer("spec")
            .definedBy(COMMON + "spec..")
            .layer("yaml")
            .definedBy(COMMON + "yaml..")
            .layer("version")
            .definedBy(COMMON + "version..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("template")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("chart")
            .mayOnlyBeAccessedByLayers("template")
            .whereLayer("manifest")
            .mayOnlyBeAccessedByLayers("template")
            .whereLayer("spec")
            .mayOnlyBeAccessedByLayers("template")
            .whereLayer("yaml")
            .mayOnlyBeAccessedByLayers("template", "chart", "manifest", "spec")
            .whereLayer("version")
            .mayOnlyBeAccessedByLayers("template", "chart", "spec");

    @ArchTest
    static final ArchRule api_stands_alone = noClasses()
            .that()
            .resideInAPackage(COMMON + "api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    COMMON + "template..",
                    COMMON + "chart..",
                    COMMON + "manifest..",
                    COMMON + "spec..",
                    COMMON + "yaml..",
                    COMMON + "version..");

    @ArchTest
    static final ArchRule the_language_has_no_cycles =
            slices().matching(COMMON + "template.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_knows_a_framework_a_client_or_a_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.fabric8..", "java.sql..", "jakarta..");

    @ArchTest
    static final ArchRule charts_and_templates_reach_neither_processes_nor_the_network = noClasses()
            .that()
            .resideOutsideOfPackage(COMMON + "api..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Runtime")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "okhttp3..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection|InetAddress)");
}
