package org.fedai.kubefate.cli.command.user;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kubefate user describe}. */
@Command(name = "describe", description = "Show an account.")
final class UserDescribe implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Parameters(paramLabel = "USER", description = "UUID or name.")
    private String user = "";

    private final Session session;

    UserDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        User found = session.client().users().get(session.references().user(user));
        session.printer().describe(found, session.tables().users(), session.cards()::user, output.format);
    }
}
