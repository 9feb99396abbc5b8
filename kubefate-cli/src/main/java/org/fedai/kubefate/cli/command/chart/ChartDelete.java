package org.fedai.kubefate.cli.command.chart;

import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart delete}. */
@Command(name = "delete", aliases = "del", description = "Delete a chart from the service.")
final class ChartDelete implements Runnable {
    @Parameters(paramLabel = "CHART", description = "UUID, or name-version.")
    private String chart = "";

    @Option(names = "--force", description = "Delete the chart even if clusters use it.")
    private boolean force;

    private final Session session;

    ChartDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().chart(chart);
        try {
            session.client().charts().delete(uuid, force);
        } catch (Refused e) {
            // The advice of the service refers to the REST API.
            throw e.confirmation()
                    .filter(confirmation -> confirmation.parameter().equals("force"))
                    .<RuntimeException>map(confirmation -> new CommandException(
                            ExitCode.REFUSED, confirmation.reason() + "; to delete it anyway, add --force"))
                    .orElse(e);
        }
        session.out().println("delete chart success, chart id=" + uuid);
    }
}
