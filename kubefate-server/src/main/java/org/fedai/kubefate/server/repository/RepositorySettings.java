package org.fedai.kubefate.server.repository;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The repository from which charts are downloaded. An empty string means the default, because environment variables are
 * often set to empty instead of unset.
 *
 * @param name the name of the repository in messages; default {@code kubefate}
 * @param url its URL, https if the scheme is omitted; {@code none} to disable downloads
 * @param username the user name, sent only to the repository's host; may also be given as {@code user:password@} in the
 *     URL
 * @param password the password
 * @param hosts other hosts that the index and redirects may name even though they are internal or lack https, separated
 *     by commas, each with its port unless that is the default one
 * @param connectTimeout timeout for establishing a connection
 * @param readTimeout timeout between received data
 * @param totalTimeout timeout of a download, including redirects
 * @param indexAge how long the index is cached
 * @param requestTimeout how long a request waits for a download before it is answered; the job then waits for the rest
 */
@ConfigurationProperties("kubefate.repository")
record RepositorySettings(
        @DefaultValue("") String name,
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String hosts,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("2m") Duration totalTimeout,
        @DefaultValue("5m") Duration indexAge,
        @DefaultValue("10s") Duration requestTimeout) {
    private static final String UPSTREAM = "federatedai.github.io/KubeFATE";

    RepositorySettings {
        name = name.isBlank() ? "kubefate" : name;
        url = url.isBlank() ? UPSTREAM : url.strip();
    }

    boolean isDisabled() {
        return url.equals("none");
    }

    /** Omits the password, and the URL because it may contain one. */
    @Override
    public String toString() {
        return "RepositorySettings[" + name + "]";
    }
}
