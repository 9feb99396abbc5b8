package org.fedai.kubefate.cli.command.user;

import org.fedai.kubefate.cli.client.Credentials;
import org.fedai.kubefate.cli.command.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate login}. */
@Command(
        name = "login",
        description = "Log in, so that later commands need no password in config.yaml.",
        footer = {
            "",
            "Examples:",
            "  kubefate login -u eve",
            "  pass show kubefate/eve | kubefate login -u eve --password-stdin"
        })
public final class Login implements Runnable {
    @Option(
            names = {"-u", "--user"},
            paramLabel = "NAME",
            description = "User name; default: user.username in config.yaml, else the user who was logged in before.")
    private @Nullable String user;

    @Mixin
    private PasswordOption password = new PasswordOption();

    private final Session session;

    Login(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Credentials credentials = session.client().credentials();
        String name = user == null ? credentials.username() : user;
        String server = session.config().server();
        credentials.login(name, password.read(session, "Password of " + name + " at " + server + ": "));
        session.out().println("logged in as " + name + " at " + server);
    }
}
