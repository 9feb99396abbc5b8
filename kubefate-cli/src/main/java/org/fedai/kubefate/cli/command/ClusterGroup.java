package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Command;

/** {@code kubefate cluster}. */
@Command(
        name = "cluster",
        description = "Install, look at and remove clusters.",
        subcommands = {ClusterInstall.class, ClusterList.class, ClusterDescribe.class, ClusterDelete.class})
final class ClusterGroup {}
