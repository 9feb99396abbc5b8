package org.fedai.kubefate.cli.command.user;

import org.fedai.kubefate.cli.client.Credentials;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;

/** {@code kubefate logout}. */
@Command(name = "logout", description = "Log out: revoke the token and delete it.")
public final class Logout implements Runnable {
    private final Session session;

    Logout(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Credentials credentials = session.client().credentials();
        String who = credentials.username() + " at " + session.config().server();
        session.out().println(credentials.logout() ? "logged out " + who : who + " was not logged in");
    }
}
