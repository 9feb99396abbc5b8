package org.fedai.kubefate.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli cannot write. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String script(CommandLine root) {
        FishCompletion completion = new FishCompletion();
        completion.script.append("complete -c kubefate -f\n");
        completion.add(root, List.of());
        return completion.script.toString();
    }

    private void add(CommandLine command, List<String> path) {
        Set<CommandLine> commands = new LinkedHashSet<>(command.getSubcommands().values());
        String here = condition(path, commands);
        for (CommandLine below : commands) {
            CommandSpec spec = below.getCommandSpec();
            line(here, "-a " + spec.name(), first(spec.usageMessage().description()));
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                line(here, names(option) + (option.arity().max() > 0 ? " -r -F" : ""), first(option.description()));
            }
        }
        for (CommandLine below : commands) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(below.getCommandName());
            add(below, deeper);
        }
    }

    /** The words so far have been typed, and none of those that may follow. */
    private static String condition(List<String> path, Set<CommandLine> commands) {
        String typed =
                path.stream().map(word -> "__fish_seen_subcommand_from " + word).collect(Collectors.joining("; and "));
        String next = commands.stream().map(CommandLine::getCommandName).collect(Collectors.joining(" "));
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

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }
}
