package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Command;

/** {@code kubefate chart}. */
@Command(
        name = "chart",
        description = "Store, look at and render charts.",
        subcommands = {ChartList.class, ChartUpload.class, ChartTemplate.class})
final class ChartGroup {}
