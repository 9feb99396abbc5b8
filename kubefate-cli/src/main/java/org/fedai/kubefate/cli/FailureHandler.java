package org.fedai.kubefate.cli;

import java.io.PrintWriter;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClientException.Unreachable;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.KubefateException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports failures: one line on stderr and an exit code; a stack trace only at log level debug. */
final class FailureHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Session session;

    FailureHandler(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        report(usage(failure) + " See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        if (failure instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        report(isRefusal(failure) ? String.valueOf(failure.getMessage()) : "unexpected error: " + failure);
        if (session.debug()) {
            failure.printStackTrace(session.err());
        }
        return code(failure).code();
    }

    private static boolean isRefusal(Exception failure) {
        return failure instanceof KubefateException || failure instanceof EngineException;
    }

    private static ExitCode code(Exception failure) {
        return switch (failure) {
            case CommandException e -> e.code();
            case NotLoggedIn e -> ExitCode.NOT_LOGGED_IN;
            case Refused e -> ExitCode.REFUSED;
            case Unreachable e -> ExitCode.UNREACHABLE;
            case KubefateException e -> ExitCode.BAD_INPUT;
            case EngineException e -> ExitCode.BAD_INPUT;
            default -> ExitCode.FAILED;
        };
    }

    private static String usage(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().getFirst();
            CommandLine command = failure.getCommandLine();
            if (!unmatched.isUnknownOption() && !command.getSubcommands().isEmpty()) {
                return "unknown command " + given + "." + MeantCommand.hint(command, unmatched.getUnmatched());
            }
            return "unknown " + (unmatched.isUnknownOption() ? "option " : "argument ") + given + "."
                    + unmatched.getSuggestions().stream()
                            .findFirst()
                            .map(word -> " Did you mean " + word + "?")
                            .orElse("");
        }
        // The words of picocli, but arguments are called as in the help, and types not as in Java.
        String message = String.valueOf(failure.getMessage())
                .replaceFirst("' is not an? (int|long)$", "' is not a whole number")
                .replaceFirst("^Missing required parameter(s?):", "Missing required argument$1:")
                .replaceFirst("positional parameter at index \\d+ \\((\\w+)\\)", "argument $1");
        return Character.toLowerCase(message.charAt(0)) + message.substring(1) + ".";
    }

    private void report(String message) {
        PrintWriter err = session.err();
        session.out().flush();
        err.println("kubefate: " + message);
        err.flush();
    }
}
