package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster delete}. */
@Command(
        name = "delete",
        aliases = "del",
        description = "Delete a cluster and everything installed for it.",
        footer = {"", "Example:", "  kubefate cluster delete fate-9999 --wait"})
final class ClusterDelete implements Runnable {
    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Job job = session.client().clusters().delete(session.references().cluster(cluster));
        new StartedJob(session).created(job, waiting.wait);
    }
}
