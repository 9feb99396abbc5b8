package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster describe}. */
@Command(
        name = "describe",
        description = "Show a cluster: its specification and its current state.",
        footer = {"", "Example:", "  kubefate cluster describe fate-9999"})
final class ClusterDescribe implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    private final Session session;

    ClusterDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Cluster found = session.client().clusters().get(session.references().clusterPresentOrPast(cluster));
        session.printer().describe(found, session.tables().clusters(), session.cards()::cluster, output.format);
    }
}
