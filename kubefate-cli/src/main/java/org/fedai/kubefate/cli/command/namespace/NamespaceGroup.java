package org.fedai.kubefate.cli.command.namespace;

import picocli.CommandLine.Command;

/** {@code kubefate namespace}. */
@Command(name = "namespace", description = "List the namespaces of Kubernetes.", subcommands = NamespaceList.class)
public final class NamespaceGroup {}
