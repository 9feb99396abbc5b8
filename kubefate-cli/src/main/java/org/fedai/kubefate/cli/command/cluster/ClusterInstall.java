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

/** {@code kubefate cluster install}. */
@Command(
        name = "install",
        description = "Install a new cluster.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster install -f cluster.yaml",
            "  kubefate cluster install -f cluster.yaml --create-namespace --wait"
        })
final class ClusterInstall implements Runnable {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The cluster.yaml; - for standard input.")
    private Path file = Path.of("");

    @Option(names = "--cover", description = "First remove a leftover release of the same name.")
    private boolean cover;

    @Option(names = "--create-namespace", description = "Create the namespace if it does not exist.")
    private boolean createNamespace;

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
        ClusterArgs args = SpecFile.args(spec).withCover(cover).withCreateNamespace(createNamespace);
        Job job = session.client().clusters().install(args);
        new StartedJob(session).created(job, waiting.wait);
    }
}
