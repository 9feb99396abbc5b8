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
        description = "Change the password, email or role of an account.",
        footer = {"", "Example:", "  kubefate user update eve --password"})
final class UserUpdate implements Runnable {
    @Parameters(paramLabel = "USER", description = "UUID or name.")
    private String user = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Email address of the user.")
    private @Nullable String email;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            completionCandidates = Roles.class,
            description = "Role of the user: admin, operator or viewer.")
    private @Nullable String role;

    @Option(names = "--password", description = "Prompt for a new password.")
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
                    ExitCode.USAGE, "nothing to change: specify --password, --password-stdin, --email or --role");
        }
        session.client().users().update(session.references().user(user), fields);
        session.out().println("update user success, user name=" + user);
    }
}
