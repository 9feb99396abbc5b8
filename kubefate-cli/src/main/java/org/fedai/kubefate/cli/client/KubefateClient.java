package org.fedai.kubefate.cli.client;

import java.time.Clock;
import org.fedai.kubefate.cli.config.Config;

/**
 * The service's REST interface. Every method of it and of its parts throws a {@link ClientException} when the service cannot be reached,
 * does not know the user or refuses.
 */
public final class KubefateClient implements AutoCloseable {
    private final Http http;
    private final Credentials credentials;
    private final Rest rest;

    public KubefateClient(Config config, TokenCache cache, Traffic traffic, Clock clock) {
        this.http = new Http(config, traffic);
        this.credentials = new Credentials(http, cache, config, clock);
        this.rest = new Rest(http, credentials);
    }

    public ClusterClient clusters() {
        return new ClusterClient(rest);
    }

    public JobClient jobs() {
        return new JobClient(rest);
    }

    public ChartClient charts() {
        return new ChartClient(rest);
    }

    public UserClient users() {
        return new UserClient(rest);
    }

    public NamespaceClient namespaces() {
        return new NamespaceClient(rest);
    }

    public LogClient logs() {
        return new LogClient(rest, http, credentials);
    }

    public Credentials credentials() {
        return credentials;
    }

    /** The version of the service. */
    public String version() {
        return rest.send(rest.to("version/")).path("version").asString("");
    }

    /** Ends the connections, so that the program ends at once. */
    @Override
    public void close() {
        http.client().dispatcher().executorService().shutdown();
        http.client().connectionPool().evictAll();
    }
}
