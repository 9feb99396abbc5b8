package org.fedai.kubefate.cli.config;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the command line.
 *
 * @param debug whether the REST traffic is shown ({@code log.level: debug})
 * @param username null when nobody named one
 * @param password null when nobody gave one
 * @param server address of the service with its scheme: {@code http://localhost:8080}
 * @param origin where the address comes from, for messages: {@code config.yaml}
 */
public record Config(
        boolean debug, @Nullable String username, @Nullable String password, String server, String origin) {}
