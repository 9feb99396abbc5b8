package org.fedai.kubefate.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The records of the wire and the cluster.yaml know neither each other nor how charts are rendered. */
@AnalyzeClasses(packages = "org.fedai.kubefate.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String COMMON = "org.fedai.kubefate.common.";
    private static final String CHART = "org.fedai.kubefate.chart.";

    @ArchTest
    static final ArchRule api_stands_alone = noClasses()
            .that()
            .resideInAPackage(COMMON + "api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMON + "spec..", "org.fedai.kubefate.chart..");

    @ArchTest
    static final ArchRule a_cluster_yaml_is_read_without_rendering = noClasses()
            .that()
            .resideInAPackage(COMMON + "spec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMON + "api..", CHART + "render..", CHART + "internal..");

    @ArchTest
    static final ArchRule nothing_knows_a_framework_a_client_or_a_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.fabric8..", "java.sql..", "jakarta..");
}
