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
            // The advice of the service is for its own interface.
            throw e.confirmation()
                    .filter(confirmation -> confirmation.parameter().equals("force"))
                    .<RuntimeException>map(confirmation -> new CommandException(
                            ExitCode.REFUSED, confirmation.reason() + "; delete it with --force all the same"))
                    .orElse(e);
        }
        session.out().println("delete chart success, chart id=" + uuid);
    }
}
