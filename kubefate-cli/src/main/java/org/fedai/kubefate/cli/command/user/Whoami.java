package org.fedai.kubefate.cli.command.user;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubefate whoami}. */
@Command(
        name = "whoami",
        description = "Show the account that the service knows you as.",
        footer = {"", "Examples:", "  kubefate whoami", "  kubefate whoami -o name"})
public final class Whoami implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    private final Session session;

    Whoami(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        User own = session.client().users().me();
        session.printer().describe(own, session.tables().users(), session.cards()::user, output.format);
    }
}
