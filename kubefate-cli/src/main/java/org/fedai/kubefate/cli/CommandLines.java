package org.fedai.kubefate.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.cli.command.Service;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.Version;
import org.fedai.kubefate.cli.command.chart.ChartGroup;
import org.fedai.kubefate.cli.command.cluster.ClusterGroup;
import org.fedai.kubefate.cli.command.completion.Completion;
import org.fedai.kubefate.cli.command.completion.CompletionWords;
import org.fedai.kubefate.cli.command.job.JobGroup;
import org.fedai.kubefate.cli.command.namespace.NamespaceGroup;
import org.fedai.kubefate.cli.command.supportbundle.SupportBundleGroup;
import org.fedai.kubefate.cli.command.user.Login;
import org.fedai.kubefate.cli.command.user.Logout;
import org.fedai.kubefate.cli.command.user.UserGroup;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts the commands together. */
public final class CommandLines {
    private static final int NARROW = 80;
    private static final int WIDE = 120;

    private static final Map<String, Class<?>> COMMANDS = commands();

    private CommandLines() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("cluster", ClusterGroup.class);
        commands.put("job", JobGroup.class);
        commands.put("chart", ChartGroup.class);
        commands.put("user", UserGroup.class);
        commands.put("namespace", NamespaceGroup.class);
        commands.put("login", Login.class);
        commands.put("logout", Logout.class);
        commands.put("supportbundle", SupportBundleGroup.class);
        commands.put("service", Service.class);
        commands.put("completion", Completion.class);
        commands.put("version", Version.class);
        commands.put(CompletionWords.NAME, CompletionWords.class);
        return commands;
    }

    /** {@code help cluster install} asks for what {@code cluster install --help} asks for. */
    public static String[] withoutHelpCommand(String... args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        String[] line = Arrays.copyOfRange(args, 1, args.length + 1);
        line[args.length - 1] = "--help";
        return line;
    }

    /**
     * The command line, ready to be executed once.
     *
     * @param args what it will be executed with: when they begin with a command, only that one is made, as making all of them takes
     *     longer than most of them take to run
     */
    public static CommandLine of(Session session, String... args) {
        Commands factory = new Commands(session);
        CommandLine commands = new CommandLine(Kubefate.class, factory);
        // A completion script is about all of them.
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("completion");
        COMMANDS.forEach((name, type) -> {
            if (!one || name.equals(args[0])) {
                commands.addSubcommand(name, new CommandLine(type, factory));
            }
        });
        Failures failures = new Failures(session);
        // Help is shown by the parser, before it has handed the option over.
        boolean colours = session.terminal().colours() && !List.of(args).contains("--no-color");
        commands.setOut(session.out())
                .setErr(session.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(new RunLast(session))
                .setColorScheme(Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
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
