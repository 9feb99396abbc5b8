package org.fedai.kubefate.cli.client;

import java.time.Clock;
import org.fedai.kubefate.cli.config.Config;

/**
 * A client of the service's REST API. All methods throw a {@link ClientException} if the service cannot be reached,
 * does not accept the user or rejects the request.
 */
public final class KubefateClient implements AutoCloseable {
    private final Http http;
    private final Credentials credentials;
    private final Rest rest;

    public KubefateClient(Config config, TokenCache cache, TrafficLogger traffic, Clock clock) {
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

    public EventClient events() {
        return new EventClient(http, credentials);
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

    public AuditClient audit() {
        return new AuditClient(rest);
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

    /** Closes the connections, so that the process can exit. */
    @Override
    public void close() {
        http.client().dispatcher().executorService().shutdown();
        http.client().connectionPool().evictAll();
    }
}
