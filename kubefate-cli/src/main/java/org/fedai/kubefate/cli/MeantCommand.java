package org.fedai.kubefate.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.spec.Nearest;
import picocli.CommandLine;

/**
 * What to say about an unknown command. A typo is corrected only to a command that changes nothing: whoever follows a
 * suggestion without reading it must not delete or install anything.
 */
final class MeantCommand {
    /** The verbs of kubectl, helm and others that show something. */
    private static final Set<String> SHOW =
            Set.of("get", "show", "status", "info", "inspect", "list", "ls", "describe");

    /** New commands are not suggested until they are added here. */
    private static final Set<String> HARMLESS = Set.of(
            "list",
            "describe",
            "history",
            "get",
            "logs",
            "validate",
            "diff",
            "init",
            "template",
            "lint",
            "package",
            "collect",
            "pack",
            "completion",
            "version",
            "login",
            "logout",
            "whoami",
            "audit");

    private MeantCommand() {}

    /**
     * The hint, with a leading space; empty if there is none.
     *
     * @param command the command that has no such subcommand
     * @param given the unknown word and those after it
     */
    static String hint(CommandLine command, List<String> given) {
        Map<String, CommandLine> below = command.getSubcommands();
        String word = given.getFirst().toLowerCase(Locale.ROOT);
        if (SHOW.contains(word)) {
            return command.getParent() == null ? show(noun(below, given)) : show("", below.keySet());
        }
        Set<String> harmless = below.entrySet().stream()
                .filter(entry -> HARMLESS.contains(entry.getKey())
                        || !entry.getValue().getSubcommands().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return Nearest.to(word, below.keySet())
                .filter(harmless::contains)
                .map(meant -> " Did you mean " + meant + "?")
                .orElse("");
    }

    private static String show(CommandLine group) {
        return show(group.getCommandName() + " ", group.getSubcommands().keySet());
    }

    private static String show(String noun, Set<String> verbs) {
        if (!verbs.contains("list")) {
            return "";
        }
        return verbs.contains("describe")
                ? " To show all, use " + noun + "list; to show one, use " + noun + "describe."
                : " Use " + noun + "list.";
    }

    /** In {@code get pods -n x} of kubectl, the noun comes second, and may be a plural; without one, clusters are meant. */
    private static CommandLine noun(Map<String, CommandLine> commands, List<String> given) {
        Map<String, CommandLine> groups = commands.entrySet().stream()
                .filter(entry -> entry.getValue().getSubcommands().containsKey("list"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String noun = given.stream()
                .skip(1)
                .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                .flatMap(word -> Nearest.to(word, groups.keySet()).stream())
                .findFirst()
                .orElse("cluster");
        return requireNonNull(groups.get(noun), "the commands have no group cluster");
    }
}
