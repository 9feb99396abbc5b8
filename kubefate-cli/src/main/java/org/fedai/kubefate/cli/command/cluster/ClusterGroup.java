package org.fedai.kubefate.cli.command.cluster;

import picocli.CommandLine.Command;

/** {@code kubefate cluster}. */
@Command(
        name = "cluster",
        description = "Install, adopt, show, test, update and delete clusters.",
        subcommands = {
            ClusterInit.class,
            ClusterInstall.class,
            ClusterAdopt.class,
            ClusterUpdate.class,
            ClusterRollback.class,
            ClusterList.class,
            ClusterDescribe.class,
            ClusterHistory.class,
            ClusterGet.class,
            ClusterDiff.class,
            ClusterLogs.class,
            ClusterSync.class,
            ClusterRepair.class,
            ClusterTest.class,
            ClusterDelete.class,
            ClusterValidate.class
        })
public final class ClusterGroup {}
