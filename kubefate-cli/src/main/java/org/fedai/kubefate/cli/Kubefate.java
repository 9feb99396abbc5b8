package org.fedai.kubefate.cli;

import org.fedai.kubefate.cli.command.GlobalOptions;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The root command {@code kubefate}. {@link CommandLineFactory} adds the subcommands that a run needs. */
@Command(
        name = "kubefate",
        description = "Installs and manages FATE clusters on Kubernetes.",
        versionProvider = Version.VersionLine.class,
        footer = {
            "",
            "First steps:",
            "  kubefate cluster install -f cluster.yaml --wait",
            "  kubefate cluster list",
            "  kubefate COMMAND --help"
        })
final class Kubefate {
    @Mixin
    final GlobalOptions options;

    Kubefate(Session session) {
        this.options = session.options();
    }
}
