package org.fedai.kubefate.cli.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the command line.
 *
 * @param debug whether the REST traffic is shown ({@code log.level: debug})
 * @param username null when nobody named one
 * @param password null when nobody gave one
 * @param server address of the service with its scheme: {@code http://localhost:8080}
 * @param origin where the address comes from, for messages: {@code config.yaml}
 * @param cacert a PEM file with the certificates of the authorities to trust; null for those that Java trusts
 * @param warnings what is probably not meant so
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
