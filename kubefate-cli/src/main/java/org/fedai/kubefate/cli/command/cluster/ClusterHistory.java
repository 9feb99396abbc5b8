package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster history}. */
@Command(
        name = "history",
        description = "List the revisions of a cluster: when, by whom, and what changed.",
        footer = {"", "Example:", "  kubefate cluster history fate-9999"})
final class ClusterHistory implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    private final Session session;

    ClusterHistory(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().clusterPresentOrPast(cluster);
        session.printer()
                .list(
                        session.client().clusters().revisions(uuid),
                        session.tables().revisions(),
                        output.format);
    }
}
