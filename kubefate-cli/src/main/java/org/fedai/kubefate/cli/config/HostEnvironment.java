package org.fedai.kubefate.cli.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What surrounds a run. It is handed in, so that a test decides all of it.
 *
 * @param variables environment variables
 * @param directory the working directory
 * @param home the user's home; {@code .kubefate} in it holds tokens and the user's own config.yaml
 * @param prompt asks the user
 * @param clock gives the time, and the zone in which times are shown
 */
public record HostEnvironment(
        Map<String, String> variables, Path directory, Path home, Terminal terminal, Prompt prompt, Clock clock) {
    public HostEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The folder of this user's settings and tokens. */
    public Path settings() {
        return home.resolve(".kubefate");
    }
}
