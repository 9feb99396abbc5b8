package org.fedai.kubefate.cli.command.completion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An unfinished command line, which the parser would refuse.
 *
 * @param command the innermost command in it
 * @param operands its arguments so far, without options and their values
 */
record TypedLine(CommandSpec command, List<String> operands) {
    static TypedLine of(CommandLine root, List<String> words) {
        CommandLine command = root;
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            CommandLine below = command.getSubcommands().get(word);
            if (below != null) {
                command = below;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            } else if (takesNextWord(command.getCommandSpec().findOption(word))) {
                i++;
            }
        }
        return new TypedLine(command.getCommandSpec(), List.copyOf(operands));
    }

    /** The candidates for the argument after the last one. */
    Candidates next() {
        return command.positionalParameters().stream()
                .filter(argument -> argument.index().contains(operands.size()))
                .findFirst()
                .map(Candidates::of)
                .orElseGet(Candidates.None::new);
    }

    private static boolean takesNextWord(@Nullable OptionSpec option) {
        return option != null && option.arity().max() > 0;
    }
}
