package org.fedai.kubefate.server.kubernetes.apply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
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
 * Applies, finds and deletes objects of any kind. All operations are idempotent. Thread-safe.
 *
 * <p>All methods throw {@link KubernetesException}.
 */
public final class KubernetesObjects {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesObjects.class);

    /** The field manager of applied objects. */
    static final String FIELD_MANAGER = "kubefate";

    private static final String APPLY = "application/apply-patch+yaml";
    private static final TypeReference<Map<String, @Nullable Object>> CONTENT = new TypeReference<>() {};

    private final KubeApi api;
    private final ResourceTypes types;
    private final DeletionWait disappearance;

    public KubernetesObjects(KubeApi api, ResourceTypes types) {
        this.api = api;
        this.types = types;
        this.disappearance = new DeletionWait(api, types);
    }

    /**
     * The key of a rendered object: like {@link ManifestObject#key}, but without a namespace if the kind is
     * cluster-scoped.
     */
    public ObjectKey key(ManifestObject object, String namespace) {
        ObjectKey key = object.key(namespace);
        return scoped(key, types.get(ResourceKind.of(key)));
    }

    /** Like {@link #key}. Empty if the API server does not serve the kind; such an object does not exist. */
    public Optional<ObjectKey> findKey(ManifestObject object, String namespace) {
        ObjectKey key = object.key(namespace);
        return types.find(ResourceKind.of(key)).map(type -> scoped(key, type));
    }

    /** Whether the API server serves the kind and its objects are in namespaces. */
    public boolean isNamespaced(ResourceKind kind) {
        return types.find(kind).filter(ApiResource::namespaced).isPresent();
    }

    /** Those of the kinds that the API server does not serve now, even if it did earlier. */
    public Set<ResourceKind> unserved(Collection<ResourceKind> kinds) {
        return kinds.stream()
                .filter(kind -> types.findAgain(kind).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ObjectKey scoped(ObjectKey key, ApiResource type) {
        return type.namespaced() ? key : new ObjectKey(key.apiVersion(), key.kind(), null, key.name());
    }

    /**
     * Applies an object server-side as field manager {@code kubefate}, forcing conflicts: fields that others changed
     * are reset.
     *
     * @param namespace the namespace of objects that do not specify one
     * @throws KubernetesException of kind {@code IMMUTABLE} if an immutable field differs; the object has to be deleted first
     */
    public ApplyOutcome apply(ManifestObject object, String namespace) {
        ObjectKey key = key(object, namespace);
        String path = path(key);
        String attempt = "apply " + key + (object.source().isEmpty() ? "" : " (" + object.source() + ")");
        String before = resourceVersion(api.get(attempt, path).body());
        KubeApi.Response answer = api.patch(
                attempt,
                path + "?fieldManager=" + FIELD_MANAGER + "&force=true",
                ApplyConfiguration.forApply(object.content(), key),
                APPLY);
        if (answer.status() == 404 && types.findAgain(ResourceKind.of(key)).isEmpty()) {
            types.get(ResourceKind.of(key)); // Throws: the kind was served earlier.
        }
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        if (answer.status() == 201) {
            return ApplyOutcome.CREATED;
        }
        return before.equals(resourceVersion(answer.body())) ? ApplyOutcome.UNCHANGED : ApplyOutcome.CHANGED;
    }

    /**
     * Asks whether an object can be applied, without applying it: one request.
     *
     * @param namespace the namespace of objects that do not specify one
     * @return why it cannot; empty if it can
     * @throws KubernetesException if the API server is unavailable or busy, or does not serve the kind
     */
    public Optional<Rejection> rejection(ManifestObject object, String namespace) {
        ObjectKey key = key(object, namespace);
        String attempt = "check " + key;
        KubeApi.Response answer = api.patch(
                attempt,
                path(key) + "?fieldManager=" + FIELD_MANAGER + "&force=true&dryRun=All",
                ApplyConfiguration.forApply(object.content(), key),
                APPLY);
        return rejection(attempt, answer);
    }

    /**
     * Asks whether an object could be created in another namespace, without creating it. For objects whose own namespace does not exist yet.
     *
     * @return why it cannot; empty if it can, or if the other namespace has one of its name
     * @throws KubernetesException if the API server is unavailable or busy, or does not serve the kind
     */
    public Optional<Rejection> rejectionElsewhere(ManifestObject object, String elsewhere) {
        ObjectKey own = object.key(elsewhere);
        ObjectKey key = new ObjectKey(own.apiVersion(), own.kind(), elsewhere, own.name());
        String attempt = "check " + key;
        KubeApi.Response answer = api.post(
                attempt,
                types.get(ResourceKind.of(key)).path(elsewhere) + "?fieldManager=" + FIELD_MANAGER + "&dryRun=All",
                ApplyConfiguration.forApply(object.content(), key));
        return answer.body().path("reason").asString("").equals("AlreadyExists")
                ? Optional.empty()
                : rejection(attempt, answer);
    }

    private static Optional<Rejection> rejection(String attempt, KubeApi.Response answer) {
        if (answer.isSuccess()) {
            return Optional.empty();
        }
        KubernetesException refusal = KubernetesErrors.of(attempt, answer.status(), answer.body());
        if (refusal.isTransient() || refusal.kind() == KubernetesException.Kind.UNAUTHORIZED) {
            throw refusal;
        }
        return Optional.of(Rejection.of(refusal.kind(), answer));
    }

    /**
     * Creates an object.
     *
     * @param namespace the namespace of objects that do not specify one
     * @return false if it already exists; it is not changed then
     */
    public boolean create(ManifestObject object, String namespace) {
        ObjectKey key = key(object, namespace);
        String attempt = "create " + key;
        KubeApi.Response answer = api.post(
                attempt,
                types.get(ResourceKind.of(key)).path(key.namespace()) + "?fieldManager=" + FIELD_MANAGER,
                ApplyConfiguration.forApply(object.content(), key));
        if (answer.status() == 409 && answer.body().path("reason").asString("").equals("AlreadyExists")) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return true;
    }

    /**
     * Deletes the object; its dependents are deleted in the background.
     *
     * @return false if it did not exist
     */
    public boolean delete(ObjectKey key) {
        return delete(key, "Background");
    }

    /**
     * Deletes the object; its dependents, such as the pods of a workload, remain without an owner.
     *
     * @return false if it did not exist
     */
    public boolean deleteOnly(ObjectKey key) {
        return delete(key, "Orphan");
    }

    private boolean delete(ObjectKey key, String propagation) {
        Optional<ApiResource> type = types.find(ResourceKind.of(key)).filter(found -> found.canHave(key));
        if (type.isEmpty()) {
            return false;
        }
        String attempt = "delete " + key;
        KubeApi.Response answer = api.delete(
                attempt,
                type.get().path(key.namespace(), key.name()),
                Map.of("apiVersion", "v1", "kind", "DeleteOptions", "propagationPolicy", propagation));
        if (answer.status() == 404) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return true;
    }

    /**
     * Waits until the objects have been deleted, even if new objects with the same names exist.
     *
     * @return the objects that still exist after {@code limit}; empty if all have been deleted
     */
    public Set<ObjectKey> awaitGone(Collection<ObjectKey> keys, Duration limit) throws InterruptedException {
        return disappearance.await(keys, limit);
    }

    /**
     * Waits until CustomResourceDefinitions are established.
     *
     * @param definitions keys of CustomResourceDefinitions
     * @throws KubernetesException of kind {@code BUSY} if that takes longer than {@code limit}
     */
    public void awaitServed(Collection<ObjectKey> definitions, Duration limit) throws InterruptedException {
        EstablishedDefinitions.await(api, types, definitions, limit);
    }

    /** The live object. Empty if it or its kind does not exist. */
    public Optional<ManifestObject> find(ObjectKey key) {
        Optional<ApiResource> type = types.find(ResourceKind.of(key)).filter(found -> found.canHave(key));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String attempt = "read " + key;
        KubeApi.Response answer = api.get(attempt, type.get().path(key.namespace(), key.name()));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return Optional.of(new ManifestObject("", JsonMapper.shared().convertValue(answer.body(), CONTENT)));
    }

    /**
     * The objects of the given kinds that have all of the labels. Kinds that do not exist or that the service may not
     * list are skipped.
     */
    public List<ObjectKey> labelled(String namespace, Map<String, String> labels, Collection<ResourceKind> kinds) {
        String selector = selector(labels);
        List<ObjectKey> found = new ArrayList<>();
        for (ResourceKind kind : new LinkedHashSet<>(kinds)) {
            types.find(kind).ifPresent(type -> found.addAll(keys(kind, type, namespace, selector)));
        }
        return found;
    }

    /**
     * The live objects of a kind that have all of the labels, with apiVersion and kind. Empty if the API server does not serve the kind.
     */
    public List<ManifestObject> list(ResourceKind kind, String namespace, Map<String, String> labels) {
        List<ManifestObject> found = new ArrayList<>();
        types.find(kind).ifPresent(type -> {
            for (JsonNode item : items(kind, type, namespace, selector(labels))) {
                Map<String, @Nullable Object> content = new LinkedHashMap<>();
                content.put("apiVersion", kind.apiVersion());
                content.put("kind", kind.kind());
                content.putAll(JsonMapper.shared().convertValue(item, CONTENT));
                found.add(new ManifestObject("", content));
            }
        });
        return found;
    }

    private List<ObjectKey> keys(ResourceKind kind, ApiResource type, String namespace, String selector) {
        JsonNode items;
        try {
            items = items(kind, type, namespace, selector);
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw e;
            }
            // The service could not have created any, either.
            LOG.info("{}; skipping them", e.getMessage());
            return List.of();
        }
        List<ObjectKey> keys = new ArrayList<>();
        for (JsonNode item : items) {
            keys.add(new ObjectKey(
                    kind.apiVersion(),
                    kind.kind(),
                    type.namespaced() ? namespace : null,
                    item.path("metadata").path("name").asString("")));
        }
        return keys;
    }

    private JsonNode items(ResourceKind kind, ApiResource type, String namespace, String selector) {
        String attempt = "list objects of kind " + kind.kind() + " in namespace " + namespace;
        KubeApi.Response answer = api.get(
                attempt,
                type.path(namespace) + "?labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8));
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        return answer.body().path("items");
    }

    private static String selector(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private String path(ObjectKey key) {
        return types.get(ResourceKind.of(key)).path(key.namespace(), key.name());
    }

    private static String resourceVersion(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }
}
