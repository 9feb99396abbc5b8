package org.fedai.kubefate.cli.command.chart;

import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart delete}. */
@Command(name = "delete", aliases = "del", description = "Take a chart away from the service.")
final class ChartDelete implements Runnable {
    @Parameters(paramLabel = "CHART", description = "UUID, or name-version.")
    private String chart = "";

    @Option(names = "--force", description = "Also when a cluster was installed from it.")
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
            // The service speaks of its own interface.
            throw new CommandException(
                    ExitCode.REFUSED, String.valueOf(e.getMessage()).replace("?force=true", "--force"));
        }
        session.out().println("delete chart success, chart id=" + uuid);
    }
}
