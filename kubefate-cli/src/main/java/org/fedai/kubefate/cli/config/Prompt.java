package org.fedai.kubefate.cli.config;

import java.util.Optional;

/** Asks the person at the terminal. */
public interface Prompt {
    /** Nobody is there. */
    Prompt NOBODY = new Prompt() {
        @Override
        public Optional<String> line(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> secret(String question) {
            return Optional.empty();
        }
    };

    /** A line, without its end; empty when nobody answers. */
    Optional<String> line(String question);

    /** A line that is not shown while it is typed; empty when nobody answers. */
    Optional<String> secret(String question);
}
