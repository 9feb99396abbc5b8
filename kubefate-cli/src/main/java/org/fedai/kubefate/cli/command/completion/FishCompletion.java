package org.fedai.kubefate.cli.command.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.cli.command.completion.Candidates.Files;
import org.fedai.kubefate.cli.command.completion.Candidates.NextOperand;
import org.fedai.kubefate.cli.command.completion.Candidates.None;
import org.fedai.kubefate.cli.command.completion.Candidates.OfService;
import org.fedai.kubefate.cli.command.completion.Candidates.Words;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Generates a completion script for fish, which picocli cannot. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String script(CommandLine root) {
        FishCompletion completion = new FishCompletion();
        completion.script.append("complete -c kubefate -f\n");
        completion.add(root, List.of());
        return completion.script.toString();
    }

    private void add(CommandLine command, List<List<String>> path) {
        List<CommandLine> commands = BashCompletion.visible(command);
        String here = condition(path, commands);
        for (CommandLine below : commands) {
            CommandSpec spec = below.getCommandSpec();
            line(here, "-a " + spec.name(), first(spec.usageMessage().description()));
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                String values = option.arity().max() > 0 ? values(Candidates.of(option)) : "";
                line(here, names(option) + values, description(option));
            }
        }
        switch (Candidates.ofArguments(command.getCommandSpec())) {
            case NextOperand next -> line(here, values(next).strip(), "");
            case Candidates expected -> arguments(command.getCommandSpec(), here);
        }
        for (CommandLine below : commands) {
            List<List<String>> deeper = new ArrayList<>(path);
            deeper.add(BashCompletion.names(below).toList());
            add(below, deeper);
        }
    }

    private void arguments(CommandSpec spec, String here) {
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            switch (Candidates.of(argument)) {
                case None none -> {}
                case Files files -> line(here, "-F", description(argument));
                case Candidates expected -> line(here, values(expected).strip(), description(argument));
            }
        }
    }

    private static String values(Candidates expected) {
        return switch (expected) {
            case Files files -> " -r -F";
            case Words words -> " -x -a '" + String.join(" ", words.words()) + "'";
            case OfService service -> " -x -a '(kubefate __complete " + service.kind() + " 2>/dev/null)'";
            case NextOperand next ->
                " -x -a '(kubefate __complete " + CompletionWords.Kind.OPERAND
                        + " (commandline -opc)[2..-1] 2>/dev/null)'";
            case None none -> " -x";
        };
    }

    /** The condition that the command has been typed and none of its subcommands. */
    private static String condition(List<List<String>> path, List<CommandLine> commands) {
        String typed = path.stream()
                .map(words -> "__fish_seen_subcommand_from " + String.join(" ", words))
                .collect(Collectors.joining("; and "));
        String next = commands.stream().flatMap(BashCompletion::names).collect(Collectors.joining(" "));
        String notYet = next.isEmpty() ? "" : "not __fish_seen_subcommand_from " + next;
        return typed + (typed.isEmpty() || notYet.isEmpty() ? "" : "; and ") + notYet;
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(names.isEmpty() ? "" : " ")
                    .append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        return names.toString();
    }

    private void line(String condition, String what, String description) {
        script.append("complete -c kubefate -n '")
                .append(condition)
                .append("' ")
                .append(what)
                .append(" -d '");
        script.append(description.replace("\\", "\\\\").replace("'", "\\'")).append("'\n");
    }

    private static String description(ArgSpec arg) {
        return first(arg.description()).replace("${DEFAULT-VALUE}", String.valueOf(arg.defaultValue()));
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }
}
