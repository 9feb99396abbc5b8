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

/**
 * Reads a password from a prompt or from the first line of standard input; never from an argument, which other users
 * could see.
 */
final class PasswordOption {
    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    boolean fromInput;

    String read(Session session, String question) {
        String password = fromInput
                ? firstLine(session)
                : session.environment()
                        .prompt()
                        .secret(question)
                        .orElseThrow(() -> new CommandException(
                                ExitCode.USAGE,
                                "cannot prompt for the password without a terminal; use --password-stdin"));
        if (password.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "the password is empty");
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
