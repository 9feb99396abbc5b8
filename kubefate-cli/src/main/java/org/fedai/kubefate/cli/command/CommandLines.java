package org.fedai.kubefate.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts the commands together. */
public final class CommandLines {
    private static final int NARROW = 80;
    private static final int WIDE = 120;

    private CommandLines() {}

    /** The whole command line, ready to be executed once. */
    public static CommandLine of(Session session) {
        CommandLine commands = new CommandLine(Kubefate.class, new Commands(session));
        Failures failures = new Failures(session);
        commands.setOut(session.out())
                .setErr(session.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(new RunLast(session))
                .setColorScheme(Help.defaultColorScheme(session.terminal().colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(width(session));
        dress(commands);
        return commands;
    }

    private static int width(Session session) {
        int columns = session.environment().terminal().columns();
        return columns == 0 ? WIDE : Math.clamp(columns, NARROW, WIDE);
    }

    /** The same headings everywhere. */
    private static void dress(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("Usage: ");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("%nCommands:%n");
        usage.abbreviateSynopsis(false);
        usage.synopsisSubcommandLabel("COMMAND");
        command.getSubcommands().values().forEach(CommandLines::dress);
    }
}
