package org.fedai.kubefate.cli.client;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.Http.Answer;
import org.fedai.kubefate.cli.config.Config;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.api.Job;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The service's REST interface. Every method throws a {@link ClientException} when the service cannot be reached, does not know the user
 * or refuses.
 */
public final class KubefateClient implements AutoCloseable {
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final Http http;
    private final Credentials credentials;

    public KubefateClient(Config config, TokenCache cache, Traffic traffic, Clock clock) {
        this.http = new Http(config, traffic);
        this.credentials = new Credentials(http, cache, config, clock);
    }

    /** The version of the service. */
    public String version() {
        return send(get(http.url("version/", Map.of()))).path("version").asString("");
    }

    /**
     * The clusters.
     *
     * @param all with the deleted ones
     */
    public List<Cluster> clusters(boolean all) {
        return list(Cluster.class, http.url("cluster/", all ? Map.of("all", "true") : Map.of()));
    }

    public Cluster cluster(String uuid) {
        return data(Cluster.class, send(get(item("cluster", uuid))));
    }

    /** Asks for a new cluster; the job does the work. */
    public Job install(ClusterArgs args) {
        return data(
                Job.class,
                send(new Request.Builder().url(http.url("cluster", Map.of())).post(Http.json(args))));
    }

    /** Asks for the removal of a cluster; the job does the work. */
    public Job deleteCluster(String uuid) {
        return data(
                Job.class, send(new Request.Builder().url(item("cluster", uuid)).delete()));
    }

    public List<Job> jobs() {
        return list(Job.class, http.url("job/", Map.of()));
    }

    public Job job(String uuid) {
        return data(Job.class, send(get(item("job", uuid))));
    }

    /**
     * A job, once it is no longer as it was at {@code since}. The service holds the answer back until then, or until {@code wait} is
     * over; one that does not know how answers at once.
     */
    public Job job(String uuid, Instant since, Duration wait) {
        HttpUrl url = item("job", uuid)
                .newBuilder()
                .addQueryParameter("wait", Long.toString(wait.toSeconds()))
                .addQueryParameter("since", since.toString())
                .build();
        return data(Job.class, send(get(url), wait.plus(SPARE)));
    }

    public List<HelmChart> charts() {
        return list(HelmChart.class, http.url("chart/", Map.of()));
    }

    /**
     * Stores a chart; one of the same name and version is replaced.
     *
     * @return its UUID
     */
    public String uploadChart(Path archive) {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart(
                        "file",
                        archive.getFileName().toString(),
                        RequestBody.create(archive.toFile(), MediaType.get("application/gzip")))
                .build();
        return send(new Request.Builder().url(http.url("chart", Map.of())).post(body))
                .path("data")
                .path("helmUUID")
                .asString("");
    }

    /** Ends the connections, so that the program ends at once. */
    @Override
    public void close() {
        http.client().dispatcher().executorService().shutdown();
        http.client().connectionPool().evictAll();
    }

    private HttpUrl item(String kind, String uuid) {
        return http.url(kind, Map.of()).newBuilder().addPathSegment(uuid).build();
    }

    private static Request.Builder get(HttpUrl url) {
        return new Request.Builder().url(url).get();
    }

    private JsonNode send(Request.Builder request) {
        return send(request, Http.READ);
    }

    private JsonNode send(Request.Builder request, Duration readTimeout) {
        return accept(authorized(request, readTimeout));
    }

    /** A token may have been revoked, or signed with a key that the service no longer has: then one more login, one more try. */
    private Answer authorized(Request.Builder request, Duration readTimeout) {
        Answer answer = http.send(bearing(request, credentials.token()), readTimeout);
        return answer.status() == 401 ? http.send(bearing(request, credentials.renewed()), readTimeout) : answer;
    }

    private static Request.Builder bearing(Request.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode accept(Answer answer) {
        if (answer.succeeded()) {
            return answer.body();
        }
        if (answer.status() == 401) {
            throw new NotLoggedIn("the service refuses the login: " + answer.error());
        }
        throw new Refused(answer.status(), answer.error());
    }

    private <T> List<T> list(Class<T> type, HttpUrl url) {
        JsonNode data = send(get(url)).path("data");
        return data.isArray() ? data.valueStream().map(node -> read(type, node)).toList() : List.of();
    }

    private <T> T data(Class<T> type, JsonNode body) {
        return read(type, body.path("data"));
    }

    private <T> T read(Class<T> type, JsonNode node) {
        try {
            return Wire.MAPPER.treeToValue(node, type);
        } catch (JacksonException e) {
            throw new ClientException.Unreachable(
                    "the service at %s gave an answer that is no %s: %s"
                            .formatted(http.server(), type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }
}
