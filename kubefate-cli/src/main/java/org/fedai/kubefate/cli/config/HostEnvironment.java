package org.fedai.kubefate.cli.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The environment of a run, passed in so that tests can control it.
 *
 * @param variables environment variables
 * @param directory the working directory
 * @param home the user's home; its directory {@code .kubefate} contains tokens and the user's config.yaml
 * @param prompt prompts the user
 * @param clock the clock, and the time zone of displayed times
 */
public record HostEnvironment(
        Map<String, String> variables, Path directory, Path home, Terminal terminal, Prompt prompt, Clock clock) {
    public HostEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The directory of the user's settings and tokens. */
    public Path settings() {
        return home.resolve(".kubefate");
    }
}
