package org.fedai.kubefate.cli.command.user;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SortOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubefate user list}. */
@Command(name = "list", aliases = "ls", description = "List the accounts.")
final class UserList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Mixin
    private SortOption sort = new SortOption();

    private final Session session;

    UserList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.printer()
                .list(
                        session.client().users().list(sort.query()),
                        session.tables().users(),
                        output.format);
    }
}
