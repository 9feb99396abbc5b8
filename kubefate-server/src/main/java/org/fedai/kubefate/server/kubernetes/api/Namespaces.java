package org.fedai.kubefate.server.kubernetes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.fedai.kubefate.common.api.Namespace;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads and creates the namespaces that the service has permissions for. */
public final class Namespaces {
    private static final String PATH = "/api/v1/namespaces";

    private final KubeApi api;
    private final Clock clock;

    public Namespaces(KubeApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The state of a namespace. */
    public enum Presence {
        ACTIVE,
        /** Being deleted; no new objects can be created in it. */
        TERMINATING,
        ABSENT,
        /** The service may not read namespaces; whether it exists becomes known when an object is created in it. */
        UNKNOWN
    }

    public Presence presence(String name) {
        KubeApi.Response answer = read(name);
        return switch (answer.status()) {
            case 403 -> Presence.UNKNOWN;
            case 404 -> Presence.ABSENT;
            default -> phase(answer.body()).equals("Terminating") ? Presence.TERMINATING : Presence.ACTIVE;
        };
    }

    /**
     * Creates a namespace.
     *
     * @return false if it already exists
     */
    public boolean create(String name) {
        String attempt = "create namespace " + name;
        KubeApi.Response answer = api.post(
                attempt, PATH, Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name)));
        if (answer.status() == 409) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return true;
    }

    /**
     * The namespaces that are visible to the service.
     *
     * @param complete whether the list is complete; false if the service may not list namespaces
     */
    public record Seen(List<Namespace> namespaces, boolean complete) {}

    /**
     * Lists all namespaces, sorted by name. If the service may not list them, returns those of {@code known} that exist
     * or may exist.
     */
    public Seen list(Collection<String> known) {
        String attempt = "list namespaces";
        KubeApi.Response answer = api.get(attempt, PATH);
        if (answer.isSuccess()) {
            List<Namespace> all = StreamSupport.stream(
                            answer.body().path("items").spliterator(), false)
                    .map(item -> namespace(item.path("metadata").path("name").asString(""), item))
                    .toList();
            return new Seen(all, true);
        }
        KubernetesException refusal = KubernetesErrors.of(attempt, answer.status(), answer.body());
        if (refusal.kind() != Kind.FORBIDDEN) {
            throw refusal;
        }
        List<Namespace> some = new TreeSet<>(known)
                .stream().map(this::single).flatMap(Optional::stream).toList();
        return new Seen(some, false);
    }

    private Optional<Namespace> single(String name) {
        KubeApi.Response answer = read(name);
        return switch (answer.status()) {
            case 403 -> Optional.of(namespace(name, MissingNode.getInstance()));
            case 404 -> Optional.empty();
            default -> Optional.of(namespace(name, answer.body()));
        };
    }

    /** A response with status 200, 403 or 404. */
    private KubeApi.Response read(String name) {
        String attempt = "read namespace " + name;
        KubeApi.Response answer = api.get(attempt, PATH + "/" + name);
        if (!answer.isSuccess() && answer.status() != 403 && answer.status() != 404) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return answer;
    }

    private Namespace namespace(String name, JsonNode item) {
        JsonNode metadata = item.path("metadata");
        String created = metadata.path("creationTimestamp").asString("");
        return new Namespace(
                name,
                item.isMissingNode() ? "Unknown" : phase(item),
                texts(metadata.path("labels")),
                texts(metadata.path("annotations")),
                created.isEmpty() ? "" : Age.text(Duration.between(Instant.parse(created), clock.instant())));
    }

    private static String phase(JsonNode item) {
        return item.path("status").path("phase").asString("Active");
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }
}
