package org.fedai.kubefate.cli.command.namespace;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubefate namespace list}. */
@Command(name = "list", aliases = "ls", description = "List the namespaces that are visible to the service.")
final class NamespaceList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    private final Session session;

    NamespaceList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.printer()
                .list(session.client().namespaces().list(), session.tables().namespaces(), output.format);
    }
}
