package org.fedai.kubefate.cli.command.chart;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.HelmChart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart describe}. */
@Command(
        name = "describe",
        description = "Show a chart of the service.",
        footer = {"", "Example:", "  kubefate chart describe fate-v2.0.0"})
final class ChartDescribe implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Parameters(paramLabel = "CHART", description = "UUID, or name-version.")
    private String chart = "";

    private final Session session;

    ChartDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        HelmChart found = session.client().charts().get(session.references().chart(chart));
        session.printer().describe(found, session.tables().charts(), session.cards()::chart, output.format);
    }
}
