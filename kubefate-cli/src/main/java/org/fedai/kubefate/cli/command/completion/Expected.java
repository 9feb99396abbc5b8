package org.fedai.kubefate.cli.command.completion;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;

/** What a shell may offer for an option's value or for an argument. */
sealed interface Expected {
    /** Files and folders. */
    record Files() implements Expected {}

    /** Some words. */
    record Words(List<String> words) implements Expected {}

    /** Things that the service knows; {@link CompletionWords} lists them. */
    record OfService(CompletionWords.Kind kind) implements Expected {}

    /** Nothing that could be known. */
    record Anything() implements Expected {}

    static Expected of(ArgSpec arg) {
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
        return kind.<Expected>map(OfService::new).orElseGet(Anything::new);
    }
}
