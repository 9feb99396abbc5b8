package org.fedai.kubefate.cli.command.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Option;

/** Where a password comes from: typed without being shown, or the first line of the input; never an argument that others can see. */
final class PasswordOption {
    @Option(names = "--password-stdin", description = "Read the password from the first line of the input.")
    boolean fromInput;

    String read(Session session, String question) {
        String password = fromInput
                ? firstLine(session)
                : session.environment()
                        .prompt()
                        .secret(question)
                        .orElseThrow(() -> new CommandException(
                                ExitCode.USAGE,
                                "there is nobody to ask for the password; give it by --password-stdin"));
        if (password.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "an empty password is none");
        }
        return password;
    }

    private static String firstLine(Session session) {
        try {
            String line = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
