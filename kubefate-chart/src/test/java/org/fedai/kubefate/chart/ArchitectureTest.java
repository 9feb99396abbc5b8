package org.fedai.kubefate.chart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point one way: render to the template language, this to charts and manifests, these to yaml and version. */
@AnalyzeClasses(packages = "org.fedai.kubefate.chart", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CHART = "org.fedai.kubefate.chart";
    private static final String ENGINE = CHART + ".internal.engine";

    @ArchTest
    static final ArchRule packages_use_each_other_in_one_direction = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("render")
            .definedBy(CHART + ".render..")
            .layer("internal")
            .definedBy(CHART + ".internal..")
            .layer("chart")
            .definedBy(CHART)
            .layer("manifest")
            .definedBy(CHART + ".manifest..")
            .layer("yaml")
            .definedBy(CHART + ".yaml..")
            .layer("version")
            .definedBy(CHART + ".version..")
            .layer("exception")
            .definedBy(CHART + ".exception..")
            .whereLayer("render")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("internal")
            .mayOnlyBeAccessedByLayers("render")
            .whereLayer("manifest")
            .mayOnlyBeAccessedByLayers("render")
            .whereLayer("chart")
            .mayOnlyBeAccessedByLayers("render", "internal", "manifest")
            .whereLayer("yaml")
            .mayOnlyBeAccessedByLayers("render", "internal", "chart", "manifest")
            .whereLayer("version")
            .mayOnlyBeAccessedByLayers("render", "internal", "chart");

    @ArchTest
    static final ArchRule the_language_has_no_cycles =
            slices().matching(CHART + ".internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_functions_have_no_cycles =
            slices().matching(CHART + ".internal.function.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_rooms_of_the_engine_use_each_other_in_one_direction = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("compiler")
            .definedBy(ENGINE)
            .layer("tag")
            .definedBy(ENGINE + ".tag..")
            .layer("builtin")
            .definedBy(ENGINE + ".builtin..")
            .layer("plain")
            .definedBy(ENGINE + ".plain..")
            .layer("node")
            .definedBy(ENGINE + ".node..")
            .layer("run")
            .definedBy(ENGINE + ".run..")
            .whereLayer("compiler")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("tag")
            .mayOnlyBeAccessedByLayers("compiler")
            .whereLayer("builtin")
            .mayOnlyBeAccessedByLayers("compiler")
            .whereLayer("plain")
            .mayOnlyBeAccessedByLayers("compiler")
            .whereLayer("node")
            .mayOnlyBeAccessedByLayers("compiler", "tag", "builtin");

    @ArchTest
    static final ArchRule the_engine_has_no_cycles =
            slices().matching(ENGINE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_knows_a_framework_a_client_or_a_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.fabric8..", "picocli..", "java.sql..", "jakarta..");

    @ArchTest
    static final ArchRule charts_reach_neither_processes_nor_the_network = noClasses()
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

    @ArchTest
    static final ArchRule jinjava_is_known_to_the_engine_only = classes()
            .that()
            .resideOutsideOfPackage(CHART + ".internal.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("com.hubspot..", "jinjava..");
}
