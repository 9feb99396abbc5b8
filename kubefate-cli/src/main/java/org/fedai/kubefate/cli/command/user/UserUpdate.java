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

    @Option(
            names = "--password",
            description = "Prompt for a new password; changing your own also requires the current one.")
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
        if (!change && !password.fromInput && email == null && role == null) {
            throw new CommandException(
                    ExitCode.USAGE, "nothing to change: specify --password, --password-stdin, --email or --role");
        }
        String uuid = session.references().user(user);
        if (change || password.fromInput) {
            fields.put("password", password.read(session, "New password of " + user + ": "));
            if (isOwn(uuid)) {
                fields.put("oldPassword", current());
            }
        }
        if (email != null) {
            fields.put("email", email);
        }
        if (role != null) {
            fields.put("role", role);
        }
        session.client().users().update(uuid, fields);
        session.out().println("update user success, user name=" + user);
    }

    private boolean isOwn(String uuid) {
        String name = session.client().credentials().username();
        return user.equals(name)
                || session.client().users().get(uuid).username().equals(name);
    }

    private String current() {
        return session.client()
                .credentials()
                .password()
                .orElseGet(() -> session.environment()
                        .prompt()
                        .secret("Current password of " + user + ": ")
                        .orElseThrow(() -> new CommandException(
                                ExitCode.USAGE,
                                "the current password is required too; set FATECLOUD_USER_PASSWORD to it")));
    }
}
