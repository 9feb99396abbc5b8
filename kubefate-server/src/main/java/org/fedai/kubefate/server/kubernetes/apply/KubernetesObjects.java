package org.fedai.kubefate.server.kubernetes.apply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.Refusal;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes.ApiResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Objects of any kind in Kubernetes. Every call may be repeated without harm. Thread-safe.
 *
 * <p>All methods throw {@link KubernetesException}.
 */
public final class KubernetesObjects {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesObjects.class);

    /** Who the fields of applied objects belong to. */
    static final String FIELD_MANAGER = "kubefate";

    private static final String APPLY = "application/apply-patch+yaml";
    private static final Duration REPLACE_LIMIT = Duration.ofMinutes(2);
    private static final TypeReference<Map<String, @Nullable Object>> CONTENT = new TypeReference<>() {};

    private final KubeApi api;
    private final ResourceTypes types;
    private final Disappearance disappearance;

    public KubernetesObjects(KubeApi api, ResourceTypes types) {
        this.api = api;
        this.types = types;
        this.disappearance = new Disappearance(api, types);
    }

    /**
     * The key under which Kubernetes knows a rendered object: as {@link ManifestObject#key}, but without a namespace when the kind has none.
     */
    public ObjectKey key(ManifestObject object, String namespace) {
        ObjectKey key = object.key(namespace);
        return types.get(ResourceKind.of(key)).namespaced()
                ? key
                : new ObjectKey(key.apiVersion(), key.kind(), null, key.name());
    }

    /**
     * Server-side apply as field manager {@code kubefate}; fields that others changed are taken back.
     *
     * @param namespace for objects that do not name one
     * @throws KubernetesException of kind {@code IMMUTABLE} when only {@link #replace} can do it
     */
    public ApplyOutcome apply(ManifestObject object, String namespace) {
        ObjectKey key = key(object, namespace);
        String path = path(key);
        String attempt = "apply " + key + (object.source().isEmpty() ? "" : " (" + object.source() + ")");
        String before = resourceVersion(api.get(attempt, path).body());
        KubeApi.Response answer = api.patch(
                attempt,
                path + "?fieldManager=" + FIELD_MANAGER + "&force=true",
                Content.forApply(object.content(), key),
                APPLY);
        if (!answer.isSuccess()) {
            throw Refusal.of(attempt, answer.status(), answer.body());
        }
        if (answer.status() == 201) {
            return ApplyOutcome.CREATED;
        }
        return before.equals(resourceVersion(answer.body())) ? ApplyOutcome.UNCHANGED : ApplyOutcome.CHANGED;
    }

    /**
     * Deletes the object, waits until it is gone, and applies it anew. The pods of a replaced workload go with it.
     *
     * @throws KubernetesException of kind {@code BUSY} when the old object does not go away
     */
    public ApplyOutcome replace(ManifestObject object, String namespace) throws InterruptedException {
        ObjectKey key = key(object, namespace);
        delete(key);
        if (!awaitGone(List.of(key), REPLACE_LIMIT).isEmpty()) {
            throw new KubernetesException(
                    KubernetesException.Kind.BUSY,
                    "cannot replace " + key + ": it was deleted but is still there after " + REPLACE_LIMIT.toMinutes()
                            + " minutes; look at its finalizers",
                    null);
        }
        return apply(object, namespace);
    }

    /**
     * Asks Kubernetes to delete the object and, in the background, what it owns.
     *
     * @return false when it was not there
     */
    public boolean delete(ObjectKey key) {
        Optional<ApiResource> type = types.find(ResourceKind.of(key));
        if (type.isEmpty()) {
            return false;
        }
        String attempt = "delete " + key;
        KubeApi.Response answer = api.delete(
                attempt,
                type.get().path(key.namespace(), key.name()),
                Map.of("apiVersion", "v1", "kind", "DeleteOptions", "propagationPolicy", "Background"));
        if (answer.status() == 404) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw Refusal.of(attempt, answer.status(), answer.body());
        }
        return true;
    }

    /**
     * Waits until none of the objects is there any more, or another one of the same name is.
     *
     * @return those still there after {@code limit}; empty when all are gone
     */
    public Set<ObjectKey> awaitGone(Collection<ObjectKey> keys, Duration limit) throws InterruptedException {
        return disappearance.await(keys, limit);
    }

    /**
     * Waits until Kubernetes serves the kinds of some definitions.
     *
     * @param definitions keys of CustomResourceDefinitions
     * @throws KubernetesException of kind {@code BUSY} when that takes longer than {@code limit}
     */
    public void awaitServed(Collection<ObjectKey> definitions, Duration limit) throws InterruptedException {
        ServedKinds.await(api, types, definitions, limit);
    }

    /** The object as it is now, with the fields Kubernetes added. Empty when it, or its kind, is not there. */
    public Optional<ManifestObject> find(ObjectKey key) {
        Optional<ApiResource> type = types.find(ResourceKind.of(key));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String attempt = "read " + key;
        KubeApi.Response answer = api.get(attempt, type.get().path(key.namespace(), key.name()));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Refusal.of(attempt, answer.status(), answer.body());
        }
        return Optional.of(new ManifestObject("", JsonMapper.shared().convertValue(answer.body(), CONTENT)));
    }

    /**
     * The objects of the given kinds with all of the labels. Kinds that this Kubernetes does not know, or does not let
     * the service list, are passed over.
     */
    public List<ObjectKey> labelled(String namespace, Map<String, String> labels, Collection<ResourceKind> kinds) {
        String selector = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        List<ObjectKey> found = new ArrayList<>();
        for (ResourceKind kind : new LinkedHashSet<>(kinds)) {
            types.find(kind).ifPresent(type -> found.addAll(list(kind, type, namespace, selector)));
        }
        return found;
    }

    private List<ObjectKey> list(ResourceKind kind, ApiResource type, String namespace, String selector) {
        String attempt = "list objects of kind " + kind.kind() + " in namespace " + namespace;
        KubeApi.Response answer = api.get(
                attempt,
                type.path(namespace) + "?labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8));
        if (!answer.isSuccess()) {
            KubernetesException refusal = Refusal.of(attempt, answer.status(), answer.body());
            if (refusal.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw refusal;
            }
            // Nor could any have been made.
            LOG.info("{}; they are passed over", refusal.getMessage());
            return List.of();
        }
        List<ObjectKey> keys = new ArrayList<>();
        for (JsonNode item : answer.body().path("items")) {
            keys.add(new ObjectKey(
                    kind.apiVersion(),
                    kind.kind(),
                    type.namespaced() ? namespace : null,
                    item.path("metadata").path("name").asString("")));
        }
        return keys;
    }

    private String path(ObjectKey key) {
        return types.get(ResourceKind.of(key)).path(key.namespace(), key.name());
    }

    private static String resourceVersion(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }
}
