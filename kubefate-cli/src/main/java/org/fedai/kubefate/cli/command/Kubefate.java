package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The root: {@code kubefate}. */
@Command(
        name = "kubefate",
        description = "Installs FATE clusters on Kubernetes and looks after them.",
        subcommands = {
            ClusterGroup.class,
            JobGroup.class,
            ChartGroup.class,
            UserGroup.class,
            NamespaceGroup.class,
            Login.class,
            Logout.class,
            SupportBundleGroup.class,
            Service.class,
            Completion.class,
            Version.class
        },
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
