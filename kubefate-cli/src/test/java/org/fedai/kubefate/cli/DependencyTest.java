package org.fedai.kubefate.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Dependencies point in one direction: commands use client, bundle, output and config, which do not use commands. */
@AnalyzeClasses(packages = "org.fedai.kubefate.cli", importOptions = DoNotIncludeTests.class)
class DependencyTest {
    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("main")
            .definedBy("org.fedai.kubefate.cli")
            .layer("command")
            .definedBy("..cli.command..")
            .layer("client")
            .definedBy("..cli.client..")
            .layer("bundle")
            .definedBy("..cli.bundle..")
            .layer("kubernetes")
            .definedBy("..cli.kubernetes..")
            .whereLayer("kubernetes")
            .mayOnlyBeAccessedByLayers("command")
            .layer("output")
            .definedBy("..cli.output..")
            .layer("config")
            .definedBy("..cli.config..")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("main", "command")
            .layer("draft")
            .definedBy("..cli.draft..")
            .whereLayer("draft")
            .mayOnlyBeAccessedByLayers("command")
            .layer("lint")
            .definedBy("..cli.lint..")
            .whereLayer("lint")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("bundle")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("main", "command", "client", "output");

    @ArchTest
    static final ArchRule command_packages_are_free_of_cycles =
            slices().matching("org.fedai.kubefate.cli.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shared_classes_do_not_depend_on_commands = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("org.fedai.kubefate.cli.command")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fedai.kubefate.cli.command.*..");

    @ArchTest
    static final ArchRule internals_of_the_chart_engine_are_not_used = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fedai.kubefate.chart.internal..");

    @ArchTest
    static final ArchRule only_commands_use_picocli = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..cli.command..", "org.fedai.kubefate.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule only_two_packages_use_a_kubernetes_client = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..cli.bundle..", "..cli.kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");
}
