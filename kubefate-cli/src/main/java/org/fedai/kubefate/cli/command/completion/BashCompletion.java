package org.fedai.kubefate.cli.command.completion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.command.completion.Expected.Anything;
import org.fedai.kubefate.cli.command.completion.Expected.Files;
import org.fedai.kubefate.cli.command.completion.Expected.OfService;
import org.fedai.kubefate.cli.command.completion.Expected.Words;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A completion script for bash 3.2 and later, and for zsh, which has a bridge. picocli can write one too, but it cannot ask the service, and
 * is ten times as long. No variable is called path or words: zsh has plans of its own for those.
 */
final class BashCompletion {
    private static final String START = """
            # Completion of kubefate for bash and zsh; made by: kubefate completion bash
            if [ -n "${ZSH_VERSION-}" ]; then
                autoload -U +X compinit bashcompinit
                type compdef >/dev/null 2>&1 || compinit
                bashcompinit
            fi

            _kubefate() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} IFS=$' \\t\\n'
                local at= opts= args= vals= word= i=1
                while [ $i -lt $COMP_CWORD ]; do
                    word=${COMP_WORDS[i]}
                    case "$at/$word" in
                        PATHS) at=$at/$word ;;
                    esac
                    i=$((i + 1))
                done
                case $at in
            """;
    private static final String END = """
                esac
                [ -n "$vals" ] || case $cur in
                    -*) vals=$opts ;;
                    *) vals=$args ;;
                esac
                case $vals in
                    @file)
                        compopt -o filenames 2>/dev/null
                        IFS=$'\\n'
                        COMPREPLY=($(compgen -f -- "$cur"))
                        return
                        ;;
                    @none) vals= ;;
                    @*) vals=$("${COMP_WORDS[0]}" __complete "${vals#@}" 2>/dev/null </dev/null) ;;
                esac
                COMPREPLY=($(compgen -W "$vals" -- "$cur"))
            }
            complete -F _kubefate kubefate
            """;

    private final StringBuilder cases = new StringBuilder();
    private final List<String> paths = new ArrayList<>();

    private BashCompletion() {}

    static String script(CommandLine root) {
        BashCompletion completion = new BashCompletion();
        completion.add(root, List.of(""));
        return START.replace("PATHS", String.join(" | ", completion.paths)) + completion.cases + END;
    }

    /**
     * Adds a command and those below it.
     *
     * @param here how it may be called, with its aliases and those of the commands above
     */
    private void add(CommandLine command, List<String> here) {
        CommandSpec spec = command.getCommandSpec();
        List<CommandLine> below = visible(command);
        String names = below.stream().map(CommandLine::getCommandName).collect(Collectors.joining(" "));
        List<Expected> arguments =
                spec.positionalParameters().stream().map(Expected::of).toList();
        cases.append("        ")
                .append(here.stream()
                        .map(path -> path.isEmpty() ? "\"\"" : path)
                        .collect(Collectors.joining(" | ")));
        cases.append(")\n            opts='").append(options(spec)).append("'\n");
        cases.append("            args='")
                .append(!names.isEmpty() ? names : arguments.isEmpty() ? "@none" : values(arguments.getFirst()))
                .append("'\n");
        valued(spec);
        cases.append("            ;;\n");
        for (CommandLine one : below) {
            List<String> deeper = here.stream()
                    .flatMap(path -> names(one).map(name -> path + "/" + name))
                    .toList();
            paths.addAll(deeper);
            add(one, deeper);
        }
    }

    private void valued(CommandSpec spec) {
        List<OptionSpec> valued = spec.options().stream()
                .filter(option -> !option.hidden() && option.arity().max() > 0)
                .toList();
        if (valued.isEmpty()) {
            return;
        }
        cases.append("            case $prev in\n");
        for (OptionSpec option : valued) {
            cases.append("                ")
                    .append(String.join(" | ", option.names()))
                    .append(") vals='")
                    .append(values(Expected.of(option)))
                    .append("' ;;\n");
        }
        cases.append("            esac\n");
    }

    /** Words, or an at sign and what the script has to find out. */
    private static String values(Expected expected) {
        return switch (expected) {
            case Files files -> "@file";
            case Words words -> String.join(" ", words.words());
            case OfService service -> "@" + service.kind();
            case Anything anything -> "@none";
        };
    }

    private static String options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .collect(Collectors.joining(" "));
    }

    static List<CommandLine> visible(CommandLine command) {
        return new LinkedHashSet<>(command.getSubcommands().values())
                .stream()
                        .filter(one -> !one.getCommandSpec().usageMessage().hidden())
                        .toList();
    }

    static Stream<String> names(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandName()),
                Stream.of(command.getCommandSpec().aliases()));
    }
}
