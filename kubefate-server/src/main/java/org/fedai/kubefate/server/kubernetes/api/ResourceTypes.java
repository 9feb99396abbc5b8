package org.fedai.kubefate.server.kubernetes.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Maps kinds to their API paths and scopes. Discovery is read once per group version, and again if a kind is missing,
 * because custom resource definitions can be added at any time.
 */
public final class ResourceTypes {
    /** Keeps the texts of charts from becoming other paths. */
    private static final Pattern API_VERSION = Pattern.compile("([a-z0-9][a-z0-9.-]*/)?[a-z0-9]+");

    private final KubeApi api;
    private final Map<String, Map<String, ApiResource>> known = new ConcurrentHashMap<>();

    public ResourceTypes(KubeApi api) {
        this.api = api;
    }

    /**
     * A resource type of the API server.
     *
     * @param root path of group and version: {@code /apis/apps/v1}
     * @param plural {@code deployments}
     */
    public record ApiResource(String root, String plural, boolean namespaced) {
        /** @param namespace null for all namespaces or cluster-scoped kinds */
        public String path(@Nullable String namespace) {
            return namespaced && namespace != null
                    ? root + "/namespaces/" + segment(namespace) + "/" + plural
                    : root + "/" + plural;
        }

        public String path(@Nullable String namespace, String name) {
            return path(namespace) + "/" + segment(name);
        }

        /** Whether an object can have this key; otherwise the names, perhaps those of a chart, would lead to another path. */
        public boolean canHave(ObjectKey key) {
            return isSegment(key.name()) && (key.namespace() == null || isSegment(key.namespace()));
        }

        private static boolean isSegment(String name) {
            return !name.isEmpty() && !Set.of(".", "..").contains(name) && !name.contains("/") && !name.contains("%");
        }

        /** @throws KubernetesException of kind {@code INVALID} if nothing can have this name */
        private static String segment(String name) {
            if (!isSegment(name)) {
                throw new KubernetesException(
                        KubernetesException.Kind.INVALID,
                        "\"" + name + "\" cannot be the name of an object; names must not be empty, \".\" or \"..\""
                                + " and must not contain \"/\" or \"%\"",
                        null);
            }
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** Empty if the API server does not serve the kind. */
    public Optional<ApiResource> find(ResourceKind kind) {
        ApiResource type = known.getOrDefault(kind.apiVersion(), Map.of()).get(kind.kind());
        if (type != null) {
            return Optional.of(type);
        }
        return discover(kind.apiVersion()).map(types -> types.get(kind.kind()));
    }

    /** @throws KubernetesException of kind {@code NOT_FOUND} if the API server does not serve the kind */
    public ApiResource get(ResourceKind kind) {
        return find(kind)
                .orElseThrow(() -> new KubernetesException(
                        KubernetesException.Kind.NOT_FOUND,
                        "Kubernetes at " + api.address() + " does not serve the kind " + kind.kind() + " of "
                                + kind.apiVersion()
                                + "; the chart requires another version of Kubernetes, or a CustomResourceDefinition "
                                + "is missing",
                        null));
    }

    /**
     * Like {@link #find}, but always asks the API server: a CustomResourceDefinition may have been deleted since its kind was
     * found.
     */
    public Optional<ApiResource> findAgain(ResourceKind kind) {
        return discover(kind.apiVersion()).map(types -> types.get(kind.kind()));
    }

    private Optional<Map<String, ApiResource>> discover(String apiVersion) {
        if (!API_VERSION.matcher(apiVersion).matches()) {
            return Optional.empty();
        }
        String root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
        String attempt = "list the kinds of " + apiVersion;
        KubeApi.Response answer = api.get(attempt, root);
        if (answer.status() == 404) {
            known.remove(apiVersion);
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        Map<String, ApiResource> types = StreamSupport.stream(
                        answer.body().path("resources").spliterator(), false)
                .filter(resource -> !resource.path("name").asString("").contains("/"))
                .collect(Collectors.toMap(
                        resource -> resource.path("kind").asString(""),
                        resource -> type(root, resource),
                        (first, second) -> first));
        known.put(apiVersion, types);
        return Optional.of(types);
    }

    private static ApiResource type(String root, JsonNode resource) {
        return new ApiResource(
                root,
                resource.path("name").asString(""),
                resource.path("namespaced").asBoolean(false));
    }
}
