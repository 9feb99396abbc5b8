package org.fedai.kubefate.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** Dependencies point in one direction: controller, service, release, kubernetes. */
@AnalyzeClasses(packages = "org.fedai.kubefate.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SERVER = "org.fedai.kubefate.server.";

    @ArchTest
    static final ArchRule only_one_package_uses_the_kubernetes_client = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + "kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule kubernetes_depends_on_no_feature = noClasses()
            .that()
            .resideInAPackage(SERVER + "kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVER + "cluster..",
                    SERVER + "job..",
                    SERVER + "release..",
                    SERVER + "chart..",
                    SERVER + "user..",
                    SERVER + "security..",
                    SERVER + "web..",
                    SERVER + "database..");

    @ArchTest
    static final ArchRule releases_depend_on_neither_jobs_nor_clusters = noClasses()
            .that()
            .resideInAPackage(SERVER + "release..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVER + "cluster..",
                    SERVER + "job..",
                    SERVER + "chart..",
                    SERVER + "user..",
                    SERVER + "security..",
                    SERVER + "web..");

    @ArchTest
    static final ArchRule jobs_do_not_depend_on_what_they_do = noClasses()
            .that()
            .resideInAPackage(SERVER + "job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + "cluster..", SERVER + "chart..", SERVER + "user..", SERVER + "security..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ClusterArgs.class, ClusterSpec.class);

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching(SERVER + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule kubernetes_packages_are_free_of_cycles =
            slices().matching(SERVER + "kubernetes.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule internals_of_the_chart_engine_are_not_used =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.fedai.kubefate.chart.internal..");

    @ArchTest
    static final ArchRule release_packages_have_no_cycles =
            slices().matching(SERVER + "release.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule release_packages_do_not_depend_on_the_operations_that_use_them = noClasses()
            .that()
            .resideInAPackage(SERVER + "release.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER + "release");

    @ArchTest
    static final ArchRule a_cluster_yaml_is_parsed_where_it_is_received = noClasses()
            .that()
            .doNotHaveSimpleName("CheckRequest")
            .and()
            .doNotHaveSimpleName("InstallCluster")
            .and()
            .doNotHaveSimpleName("UpdateCluster")
            .and()
            .doNotHaveSimpleName("WarmUp")
            .should()
            .callMethod(ClusterSpec.class, "parse", String.class, String.class);

    @ArchTest
    static final ArchRule a_parsed_cluster_yaml_is_not_parsed_again = noClasses()
            .that()
            .resideInAnyPackage(SERVER + "cluster..", SERVER + "release..")
            .should()
            .callMethod(Yaml.class, "read", String.class, String.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(YamlDocument.class);

    @ArchTest
    static final ArchRule controllers_are_package_private =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule controllers_use_services = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + "kubernetes..", SERVER + "release..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository");

    @ArchTest
    static final ArchRule no_transaction_is_open_during_kubernetes_requests =
            methods().that().areAnnotatedWith(Transactional.class).should(new NotCallKubernetes());
}
