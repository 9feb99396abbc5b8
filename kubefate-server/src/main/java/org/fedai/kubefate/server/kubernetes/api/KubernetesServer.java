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

/** The API server itself. */
public final class KubernetesServer {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final KubeApi api;
    private final Clock clock;

    private volatile @Nullable Sight last;

    private record Sight(List<String> roots, Capabilities capabilities, Instant at) {
        boolean isGood(List<String> rootsNow, Instant now) {
            return roots.equals(rootsNow) && at.plus(FRESH).isAfter(now);
        }
    }

    public KubernetesServer(KubeApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * What it can do, for {@code .Capabilities} of charts. Which API groups there are is asked each time, their kinds anew every few minutes.
     *
     * @throws KubernetesException when it does not answer
     */
    public Capabilities capabilities() {
        List<String> roots = roots();
        Sight sight = last;
        if (sight == null || !sight.isGood(roots, clock.instant())) {
            Capabilities capabilities = new Capabilities(version(read("/version")), apiVersions(roots));
            sight = new Sight(roots, capabilities, clock.instant());
            last = sight;
        }
        return sight.capabilities();
    }

    /** Where it is, for messages: {@code https://10.0.0.1:6443}. */
    public String address() {
        return api.address();
    }

    /**
     * Asks it for a sign of life, briefly and without retries.
     *
     * @return its version: {@code v1.33.1}
     * @throws KubernetesException when it does not answer
     */
    public String ping() {
        String attempt = "ask Kubernetes for its version";
        KubeApi.Response answer = api.getOnce(attempt, "/version", PATIENCE);
        if (!answer.isSuccess()) {
            throw Refusal.of(attempt, answer.status(), answer.body());
        }
        return version(answer.body());
    }

    /** As Helm lists them: each group and version, and each kind of it. */
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
            throw Refusal.of(attempt, answer.status(), answer.body());
        }
        return answer.body();
    }

    /** An aggregated API whose server is away must not keep every chart from being rendered: Helm passes it over as well. */
    private JsonNode readIfServed(String root) {
        KubeApi.Response answer = api.getOnce("read " + root + " of Kubernetes", root, PATIENCE);
        return answer.isSuccess() ? answer.body() : answer.body().path("resources");
    }

    private static String version(JsonNode version) {
        return version.path("gitVersion").asString("");
    }
}
