package org.fedai.kubefate.cli.command.completion;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The completion candidates of an option or argument. */
sealed interface Candidates {
    /** Files and directories. */
    record Files() implements Candidates {}

    /** Literal words. */
    record Words(List<String> words) implements Candidates {}

    /** Objects of the service, listed by {@link CompletionWords}. */
    record OfService(CompletionWords.Kind kind) implements Candidates {}

    /** Those of the argument that comes next, found by {@link CompletionWords} from the words so far. */
    record NextOperand() implements Candidates {}

    /** No candidates. */
    record None() implements Candidates {}

    /** The candidates for the arguments of a command. A shell cannot tell which of several it completes. */
    static Candidates ofArguments(CommandSpec spec) {
        List<Candidates> arguments =
                spec.positionalParameters().stream().map(Candidates::of).toList();
        if (arguments.isEmpty()) {
            return new None();
        }
        boolean inTurn = arguments.size() > 1
                && arguments.stream().noneMatch(Files.class::isInstance)
                && arguments.stream().anyMatch(OfService.class::isInstance);
        return inTurn ? new NextOperand() : arguments.getFirst();
    }

    static Candidates of(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes().length > 0 ? arg.auxiliaryTypes()[0] : arg.type();
        if (arg.completionCandidates() != null) {
            return new Words(StreamSupport.stream(arg.completionCandidates().spliterator(), false)
                    .toList());
        } else if (type.isEnum()) {
            return new Words(
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        } else if (type == Path.class) {
            return new Files();
        }
        Optional<CompletionWords.Kind> kind =
                arg.isPositional() ? CompletionWords.Kind.called(arg.paramLabel()) : Optional.empty();
        return kind.<Candidates>map(OfService::new).orElseGet(None::new);
    }
}
