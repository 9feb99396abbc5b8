package org.fedai.kubefate.cli.command.chart;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SortOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubefate chart list}. */
@Command(name = "list", aliases = "ls", description = "List the charts of the service.")
final class ChartList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Mixin
    private SortOption sort = new SortOption();

    private final Session session;

    ChartList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.printer()
                .list(
                        session.client().charts().list(sort.query()),
                        session.tables().charts(),
                        output.format);
    }
}
