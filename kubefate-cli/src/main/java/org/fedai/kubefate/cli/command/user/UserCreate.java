package org.fedai.kubefate.cli.command.user;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.cli.command.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate user create}. */
@Command(
        name = "create",
        description = "Create an account.",
        footer = {
            "",
            "Examples:",
            "  kubefate user create eve --email eve@example.com --role operator",
            "  pass show kubefate/eve | kubefate user create eve --password-stdin"
        })
final class UserCreate implements Runnable {
    @Parameters(paramLabel = "NAME", description = "User name.")
    private String name = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Email address of the user.")
    private String email = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            completionCandidates = Roles.class,
            description =
                    "Role of the user: admin, operator or viewer; default: viewer, unless the service sets another one.")
    private @Nullable String role;

    @Mixin
    private PasswordOption password = new PasswordOption();

    private final Session session;

    UserCreate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", name);
        fields.put("password", password.read(session, "Password of " + name + ": "));
        fields.put("email", email);
        if (role != null) {
            fields.put("role", role);
        }
        session.client().users().create(fields);
        session.out().println("create user success, user name=" + name);
    }
}
