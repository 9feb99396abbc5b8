package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster sync}. */
@Command(
        name = "sync",
        description =
                "Take in what Helm has done to a cluster, such as an upgrade, a rollback or its removal. No pod restarts.",
        footer = {"", "Example:", "  kubefate cluster sync fate-9999 --wait"})
final class ClusterSync implements Runnable {
    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterSync(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Job job = session.client().clusters().sync(session.references().cluster(cluster));
        new StartedJob(session).created(job, waiting.wait);
    }
}
