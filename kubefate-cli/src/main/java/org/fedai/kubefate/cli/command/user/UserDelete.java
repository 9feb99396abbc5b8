package org.fedai.kubefate.cli.command.user;

import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kubefate user delete}. */
@Command(name = "delete", aliases = "del", description = "Delete an account.")
final class UserDelete implements Runnable {
    @Parameters(paramLabel = "USER", description = "UUID or name.")
    private String user = "";

    private final Session session;

    UserDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().user(user);
        session.client().users().delete(uuid);
        session.out().println("delete user success, user id=" + uuid);
    }
}
