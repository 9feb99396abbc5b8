package org.fedai.kubefate.cli.config;

import java.io.Console;
import java.util.Optional;

/** Prompts on the terminal of this process. */
public final class ConsolePrompt implements Prompt {
    private final Console console;

    public ConsolePrompt(Console console) {
        this.console = console;
    }

    @Override
    public Optional<String> line(String question) {
        return Optional.ofNullable(console.readLine("%s", question));
    }

    @Override
    public Optional<String> secret(String question) {
        return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
    }
}
