package org.fedai.kubefate.cli.command;

import picocli.CommandLine.Command;

/** {@code kubefate namespace}. */
@Command(name = "namespace", description = "Look at the namespaces of Kubernetes.", subcommands = NamespaceList.class)
final class NamespaceGroup {}
