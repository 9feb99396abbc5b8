package org.fedai.kubefate.cli;

import java.util.concurrent.Callable;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Executes the given command; for a group without a command, prints its help as an error. */
final class RunLast implements IExecutionStrategy {
    private final Session session;

    RunLast(Session session) {
        this.session = session;
    }

    @Override
    public int execute(ParseResult result) {
        if (CommandLine.printHelpIfRequested(result)) {
            return ExitCode.OK.code();
        }
        CommandLine command = result.asCommandLineList().getLast();
        if (command.getCommand() instanceof Runnable || command.getCommand() instanceof Callable) {
            return new CommandLine.RunLast().execute(result);
        }
        command.usage(session.err());
        return ExitCode.USAGE.code();
    }
}
