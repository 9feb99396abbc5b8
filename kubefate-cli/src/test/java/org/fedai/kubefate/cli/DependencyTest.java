package org.fedai.kubefate.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Arrows point one way: commands use client, bundle, output and config, none of which knows a command. */
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
    static final ArchRule nouns_form_no_circle =
            slices().matching("org.fedai.kubefate.cli.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_commands_share_knows_none_of_them = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("org.fedai.kubefate.cli.command")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fedai.kubefate.cli.command.*..");

    @ArchTest
    static final ArchRule nobody_enters_the_inside_of_the_chart_engine = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.fedai.kubefate.chart.internal..");

    @ArchTest
    static final ArchRule only_commands_know_picocli = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..cli.command..", "org.fedai.kubefate.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule only_two_rooms_know_a_kubernetes_client = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..cli.bundle..", "..cli.kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..");
}
