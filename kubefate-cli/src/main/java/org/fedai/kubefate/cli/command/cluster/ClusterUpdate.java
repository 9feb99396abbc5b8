package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.spec.ClusterSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate cluster update}. */
@Command(
        name = "update",
        description = "Update a cluster, or upgrade it to another version of its chart.",
        footer = {
            "",
            "Updates the cluster with the name and namespace in the cluster.yaml. A failed update is rolled back.",
            "",
            "Examples:",
            "  kubefate cluster update -f cluster.yaml --dry-run=server",
            "  kubefate cluster update -f cluster.yaml --wait"
        })
final class ClusterUpdate implements Runnable {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The changed cluster.yaml; - for standard input.")
    private Path file = Path.of("");

    @Option(names = "--keepUpgradeJob", description = "Keep the migration job after an upgrade of FATE.")
    private boolean keepUpgradeJob;

    @Option(
            names = "--force",
            description =
                    "Delete objects and create them again where Kubernetes does not let fields change. Claims are kept.")
    private boolean force;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private SpecCheck check = new SpecCheck();

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterUpdate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ClusterSpec spec = new SpecFile(session).read(file);
        check.check(session, spec, file);
        ClusterArgs args =
                SpecFile.args(spec).withKeepUpgradeJob(keepUpgradeJob).withForce(force);
        if (dryRun.mode != null) {
            DryRunOption.print(session.client().clusters().tryUpdate(args.withDryRun(dryRun.mode)), session);
            return;
        }
        Job job = session.client().clusters().update(args);
        new StartedJob(session).created(job, waiting.wait);
    }
}
