package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import java.util.Optional;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClusterClient;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
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

/** {@code kubefate cluster install}. */
@Command(
        name = "install",
        description = "Install a new cluster.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster install -f cluster.yaml",
            "  kubefate cluster install -f cluster.yaml --create-namespace --wait",
            "  kubefate cluster install -f cluster.yaml --dry-run=server",
            "  kubefate cluster install -f cluster.yaml --cover"
        })
final class ClusterInstall implements Runnable {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The cluster.yaml; - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--cover",
            description =
                    "Adopt a release of the same name, of Helm or of the Go KubeFATE, and update it. Nothing is deleted first.")
    private boolean cover;

    @Option(
            names = "--replace",
            description = "First delete a release of the same name and everything in it. Says what is lost, and asks.")
    private boolean replace;

    @Option(names = "--yes", description = "With --replace: do not ask.")
    private boolean yes;

    @Option(names = "--create-namespace", description = "Create the namespace if it does not exist.")
    private boolean createNamespace;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private SpecCheck check = new SpecCheck();

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterInstall(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ClusterSpec spec = new SpecFile(session).read(file);
        check.check(session, spec, file);
        ClusterArgs args =
                SpecFile.args(spec).withCover(cover).withReplace(replace).withCreateNamespace(createNamespace);
        if (dryRun.mode != null) {
            DryRunOption.print(session.client().clusters().tryInstall(args.withDryRun(dryRun.mode)), session);
            return;
        }
        new StartedJob(session).created(install(args), waiting.wait);
    }

    private Job install(ClusterArgs args) {
        ClusterClient clusters = session.client().clusters();
        if (replace && yes) {
            return clusters.installConfirmed(args);
        }
        try {
            return clusters.install(args);
        } catch (Refused e) {
            String reason = e.confirmation()
                    .filter(confirmation -> confirmation.parameter().equals("confirm"))
                    .orElseThrow(() -> e)
                    .reason();
            confirm(reason);
            return clusters.installConfirmed(args);
        }
    }

    private void confirm(String reason) {
        Optional<String> answer = session.environment().prompt().line(reason + "\nDelete it? [y/N]: ");
        if (answer.isEmpty()) {
            throw new CommandException(ExitCode.REFUSED, reason + "; to delete it all the same, add --yes");
        }
        if (!answer.get().strip().equalsIgnoreCase("y")) {
            throw new CommandException(ExitCode.REFUSED, "nothing was deleted or installed");
        }
    }
}
