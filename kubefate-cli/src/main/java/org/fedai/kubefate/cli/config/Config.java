package org.fedai.kubefate.cli.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the command line.
 *
 * @param debug whether REST traffic is printed ({@code log.level: debug})
 * @param username null if it is not set
 * @param password null if it is not set
 * @param server the URL of the service: {@code http://localhost:8080}
 * @param origin the source of the address, for messages: {@code config.yaml}
 * @param cacert a PEM file with the certificates of trusted authorities; null for Java's defaults
 * @param warnings warnings about the settings
 */
public record Config(
        boolean debug,
        @Nullable String username,
        @Nullable String password,
        String server,
        String origin,
        @Nullable Path cacert,
        List<String> warnings) {
    public Config {
        warnings = List.copyOf(warnings);
    }
}
