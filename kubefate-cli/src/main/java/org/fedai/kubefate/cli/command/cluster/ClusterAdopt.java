package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster adopt}. */
@Command(
        name = "adopt",
        description = "Make a cluster of a Helm release that runs. No pod restarts.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster adopt fate-9999 --namespace fate-9999 --wait",
            "  kubefate cluster adopt fate-9999 --namespace fate-9999 -f cluster.yaml"
        })
final class ClusterAdopt implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The name of the Helm release.")
    private String name = "";

    @Option(
            names = "--namespace",
            required = true,
            paramLabel = "NAMESPACE",
            description = "The namespace of the Helm release.")
    private String namespace = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "The cluster.yaml of what runs; - for standard input. Without it, one is derived from the values of the release.")
    private @Nullable Path file;

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterAdopt(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Job job = session.client().clusters().adopt(new AdoptArgs(name, namespace, data()));
        new StartedJob(session).created(job, waiting.wait);
    }

    private @Nullable String data() {
        if (file == null) {
            return null;
        }
        ClusterSpec spec = new SpecFile(session).read(file);
        if (!spec.name().equals(name) || !spec.namespace().equals(namespace)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    SpecFile.source(file) + " is the cluster.yaml of " + spec.namespace() + "/" + spec.name()
                            + ", not of " + namespace + "/" + name);
        }
        return ClusterArgs.encode(spec.text());
    }
}
