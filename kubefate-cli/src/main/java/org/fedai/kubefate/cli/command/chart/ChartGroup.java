package org.fedai.kubefate.cli.command.chart;

import picocli.CommandLine.Command;

/** {@code kubefate chart}. */
@Command(
        name = "chart",
        description = "Upload, show, render, lint and package charts.",
        subcommands = {
            ChartList.class,
            ChartDescribe.class,
            ChartUpload.class,
            ChartDelete.class,
            ChartTemplate.class,
            ChartLint.class,
            ChartPackage.class
        })
public final class ChartGroup {}
