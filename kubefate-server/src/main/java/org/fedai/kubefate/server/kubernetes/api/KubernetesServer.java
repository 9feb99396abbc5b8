package org.fedai.kubefate.server.kubernetes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fedai.kubefate.chart.render.Capabilities;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Version, capabilities and address of the API server. */
public final class KubernetesServer {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CACHE_TTL = Duration.ofMinutes(3);

    private final KubeApi api;
    private final Clock clock;

    private volatile @Nullable CachedCapabilities last;

    private record CachedCapabilities(List<String> roots, Capabilities capabilities, Instant at) {
        boolean isValid(List<String> rootsNow, Instant now) {
            return roots.equals(rootsNow) && at.plus(CACHE_TTL).isAfter(now);
        }
    }

    public KubernetesServer(KubeApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * The capabilities of the API server, for {@code .Capabilities} in charts. The API groups are read on each call,
     * their kinds every few minutes.
     *
     * @throws KubernetesException if it does not respond
     */
    public Capabilities capabilities() {
        List<String> roots = roots();
        CachedCapabilities cached = last;
        if (cached == null || !cached.isValid(roots, clock.instant())) {
            Capabilities capabilities = new Capabilities(version(read("/version")), apiVersions(roots));
            cached = new CachedCapabilities(roots, capabilities, clock.instant());
            last = cached;
        }
        return cached.capabilities();
    }

    /** The URL of the API server, for messages: {@code https://10.0.0.1:6443}. */
    public String address() {
        return api.address();
    }

    /**
     * Checks that the API server responds, with a short timeout and without retries.
     *
     * @return its version: {@code v1.33.1}
     * @throws KubernetesException if it does not respond
     */
    public String ping() {
        String attempt = "ask Kubernetes for its version";
        KubeApi.Response answer = api.getOnce(attempt, "/version", TIMEOUT);
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return version(answer.body());
    }

    /** The API versions as Helm lists them: each group version, and each group version with kind. */
    private Set<String> apiVersions(List<String> roots) {
        Set<String> versions = new TreeSet<>();
        for (String root : roots) {
            String apiVersion = root.substring(root.indexOf('/', 1) + 1);
            versions.add(apiVersion);
            for (JsonNode resource : readIfServed(root).path("resources")) {
                if (!resource.path("name").asString("").contains("/")) {
                    versions.add(apiVersion + "/" + resource.path("kind").asString(""));
                }
            }
        }
        return versions;
    }

    private List<String> roots() {
        List<String> roots = new ArrayList<>();
        read("/api").path("versions").forEach(version -> roots.add("/api/" + version.asString("")));
        for (JsonNode group : read("/apis").path("groups")) {
            group.path("versions")
                    .forEach(version ->
                            roots.add("/apis/" + version.path("groupVersion").asString("")));
        }
        return roots;
    }

    private JsonNode read(String path) {
        String attempt = "read " + path + " of Kubernetes";
        KubeApi.Response answer = api.get(attempt, path);
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return answer.body();
    }

    /**
     * An aggregated API whose server is unavailable must not prevent charts from being rendered; Helm skips it, too.
     */
    private JsonNode readIfServed(String root) {
        KubeApi.Response answer = api.getOnce("read " + root + " of Kubernetes", root, TIMEOUT);
        return answer.isSuccess() ? answer.body() : answer.body().path("resources");
    }

    private static String version(JsonNode version) {
        return version.path("gitVersion").asString("");
    }
}
