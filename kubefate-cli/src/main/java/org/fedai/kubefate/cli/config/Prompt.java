package org.fedai.kubefate.cli.config;

import java.util.Optional;

/** Prompts the user on the terminal. */
public interface Prompt {
    /** There is no terminal. */
    Prompt NONE = new Prompt() {
        @Override
        public Optional<String> line(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> secret(String question) {
            return Optional.empty();
        }
    };

    /** Reads a line, without its line break; empty if there is no answer. */
    Optional<String> line(String question);

    /** Reads a line without echoing it; empty if there is no answer. */
    Optional<String> secret(String question);
}
