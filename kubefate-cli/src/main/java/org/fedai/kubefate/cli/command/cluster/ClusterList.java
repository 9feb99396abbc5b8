package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate cluster list}. */
@Command(name = "list", aliases = "ls", description = "List the clusters.")
final class ClusterList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Option(
            names = {"-A", "--all"},
            description = "With the deleted ones.")
    private boolean all;

    private final Session session;

    ClusterList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.printer()
                .list(session.client().clusters().list(all), session.tables().clusters(), output.format);
    }
}
