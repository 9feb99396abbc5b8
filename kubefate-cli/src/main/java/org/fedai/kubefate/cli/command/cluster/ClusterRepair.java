package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster repair}. */
@Command(
        name = "repair",
        description =
                "Apply what is deployed again: objects that were deleted are created, and fields that were changed by"
                        + " hand are reset.",
        footer = {"", "Example:", "  kubefate cluster repair fate-9999 --wait"})
final class ClusterRepair implements Runnable {
    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterRepair(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Job job = session.client().clusters().repair(session.references().cluster(cluster));
        new StartedJob(session).created(job, waiting.wait);
    }
}
