package org.fedai.kubefate.cli.command.chart;

import java.util.List;
import org.fedai.kubefate.cli.client.ChartClient;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.HelmChart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubefate chart list}. */
@Command(name = "list", aliases = "ls", description = "List the charts of the service.")
final class ChartList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    private final Session session;

    ChartList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ChartClient charts = session.client().charts();
        List<HelmChart> all = output.format.isDocument() ? charts.listWithContents() : charts.list();
        session.printer().list(all, session.tables().charts(), output.format);
    }
}
