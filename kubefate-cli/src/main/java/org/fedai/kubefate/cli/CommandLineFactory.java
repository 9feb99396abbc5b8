package org.fedai.kubefate.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.cli.command.Service;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.Version;
import org.fedai.kubefate.cli.command.audit.AuditList;
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
import org.fedai.kubefate.cli.command.user.Whoami;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Creates the picocli command line. */
public final class CommandLineFactory {
    private static final int NARROW = 80;
    private static final int WIDE = 120;

    private static final Map<String, Class<?>> COMMANDS = commands();

    private CommandLineFactory() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("cluster", ClusterGroup.class);
        commands.put("job", JobGroup.class);
        commands.put("chart", ChartGroup.class);
        commands.put("user", UserGroup.class);
        commands.put("namespace", NamespaceGroup.class);
        commands.put("audit", AuditList.class);
        commands.put("login", Login.class);
        commands.put("logout", Logout.class);
        commands.put("whoami", Whoami.class);
        commands.put("supportbundle", SupportBundleGroup.class);
        commands.put("service", Service.class);
        commands.put("completion", Completion.class);
        commands.put("version", Version.class);
        commands.put(CompletionWords.NAME, CompletionWords.class);
        return commands;
    }

    /** Converts {@code help cluster install} to {@code cluster install --help}. */
    public static String[] withoutHelpCommand(String... args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        String[] line = Arrays.copyOfRange(args, 1, args.length + 1);
        line[args.length - 1] = "--help";
        return line;
    }

    /**
     * Creates the command line for one execution.
     *
     * @param args the arguments it will be executed with; if they start with a command, only that command is created,
     *     because creating all of them takes longer than most commands run
     */
    public static CommandLine of(Session session, String... args) {
        CommandFactory factory = new CommandFactory(session);
        CommandLine commands = new CommandLine(Kubefate.class, factory);
        // A completion script needs all commands.
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("completion");
        // What completes a command line looks at its command.
        List<String> wanted = one && !args[0].equals(CompletionWords.NAME) ? List.of(args[0]) : List.of(args);
        COMMANDS.forEach((name, type) -> {
            if (!one || wanted.contains(name)) {
                commands.addSubcommand(name, new CommandLine(type, factory));
            }
        });
        FailureHandler failures = new FailureHandler(session);
        // The parser prints help before the option is assigned.
        boolean colours = session.terminal().colours() && !List.of(args).contains("--no-color");
        commands.setOut(session.screen())
                .setErr(session.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(new RunLast(session))
                .setColorScheme(Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(width(session));
        configure(commands);
        return commands;
    }

    private static int width(Session session) {
        int columns = session.environment().terminal().columns();
        return columns == 0 ? WIDE : Math.clamp(columns, NARROW, WIDE);
    }

    /** Uses the same headings for all commands. */
    private static void configure(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("Usage: ");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("%nCommands:%n");
        usage.abbreviateSynopsis(false);
        usage.synopsisSubcommandLabel("COMMAND");
        command.getSubcommands().values().forEach(CommandLineFactory::configure);
    }
}
