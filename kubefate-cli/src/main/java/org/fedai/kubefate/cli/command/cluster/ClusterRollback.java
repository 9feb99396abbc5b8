package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.RollbackArgs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster rollback}. */
@Command(
        name = "rollback",
        description = "Roll a cluster back to an earlier revision.",
        footer = {
            "",
            "Deploys what the revision has recorded, secrets included, as a new revision. A failed rollback is undone.",
            "",
            "Examples:",
            "  kubefate cluster rollback fate-9999 --wait",
            "  kubefate cluster rollback fate-9999 2"
        })
final class ClusterRollback implements Runnable {
    @Parameters(index = "0", paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REVISION",
            description =
                    "Revision, as in cluster history; default: the last one before the current that was deployed.")
    private @Nullable Integer revision;

    @Option(
            names = "--force",
            description =
                    "Roll back over a migration of the database of FATE, which is not migrated back, and create objects again whose fields cannot be changed.")
    private boolean force;

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterRollback(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().cluster(cluster);
        new StartedJob(session).created(rollback(uuid), waiting.wait);
    }

    private Job rollback(String uuid) {
        try {
            return session.client().clusters().rollback(uuid, new RollbackArgs(revision, force));
        } catch (Refused e) {
            // The advice of the service refers to the REST API.
            throw e.confirmation()
                    .filter(confirmation -> confirmation.parameter().equals("force"))
                    .<RuntimeException>map(confirmation -> new CommandException(
                            ExitCode.REFUSED, confirmation.reason() + "; to roll back all the same, add --force"))
                    .orElse(e);
        }
    }
}
