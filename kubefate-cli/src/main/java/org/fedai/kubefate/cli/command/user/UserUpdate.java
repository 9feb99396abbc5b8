package org.fedai.kubefate.cli.command.user;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate user update}. */
@Command(
        name = "update",
        description = "Change an account: its password, its address or its role.",
        footer = {"", "Example:", "  kubefate user update eve --password"})
final class UserUpdate implements Runnable {
    @Parameters(paramLabel = "USER", description = "UUID or name.")
    private String user = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where to reach the user.")
    private @Nullable String email;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            completionCandidates = Roles.class,
            description = "What the user may do: admin, operator or viewer.")
    private @Nullable String role;

    @Option(names = "--password", description = "Ask for a new password.")
    private boolean change;

    @Mixin
    private PasswordOption password = new PasswordOption();

    private final Session session;

    UserUpdate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (change || password.fromInput) {
            fields.put("password", password.read(session, "New password of " + user + ": "));
        }
        if (email != null) {
            fields.put("email", email);
        }
        if (role != null) {
            fields.put("role", role);
        }
        if (fields.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE, "nothing to change: give --password, --password-stdin, --email or --role");
        }
        session.client().users().update(session.references().user(user), fields);
        session.out().println("update user success, user name=" + user);
    }
}
