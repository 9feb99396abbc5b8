package org.fedai.kubefate.cli;

import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Runs the command that was named; a group named without one shows its help, as an error. */
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
        CommandLine named = result.asCommandLineList().getLast();
        if (named.getCommand() instanceof Runnable) {
            return new CommandLine.RunLast().execute(result);
        }
        named.usage(session.err());
        return ExitCode.USAGE.code();
    }
}
