package org.fedai.kubefate.server.repository;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where charts come from that are not in the store. An empty text means the default, because the environment cannot say "not given" otherwise.
 *
 * @param name what the repository is called in messages; kubefate by default
 * @param url its address, https when that is not said; {@code none} for a service that downloads nothing
 * @param username for the repository's own host and no other; an address with {@code user:password@} does the same
 * @param password that goes with it
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long nothing at all may come
 * @param totalTimeout how long one download may take, redirects included
 * @param indexAge how long the repository's index is taken for new
 * @param patience how long a request waits for a download before it is answered; the job then waits for the rest
 */
@ConfigurationProperties("kubefate.repository")
record RepositorySettings(
        @DefaultValue("") String name,
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("2m") Duration totalTimeout,
        @DefaultValue("5m") Duration indexAge,
        @DefaultValue("10s") Duration patience) {
    private static final String UPSTREAM = "federatedai.github.io/KubeFATE";

    RepositorySettings {
        name = name.isBlank() ? "kubefate" : name;
        url = url.isBlank() ? UPSTREAM : url.strip();
    }

    boolean isSwitchedOff() {
        return url.equals("none");
    }

    /** Without the password, and without an address that may hold one. */
    @Override
    public String toString() {
        return "RepositorySettings[" + name + "]";
    }
}
