package org.fedai.kubefate.server.kubernetes.apply;

import static org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects.FIELD_MANAGER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes.ApiResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Makes objects that Helm has installed objects of this service, as if it had applied them. Only their labels and the owners of their fields change, so
 * that no pod restarts. Idempotent. Thread-safe.
 */
public final class AdoptObjects {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final int MAX_ATTEMPTS = 10;

    private final KubeApi api;
    private final ResourceTypes types;

    public AdoptObjects(KubeApi api, ResourceTypes types) {
        this.api = api;
        this.types = types;
    }

    /**
     * Adopts an object.
     *
     * @param labels which it gets, besides those that it has
     * @return whether it exists
     * @throws KubernetesException if it cannot be changed, or others change it all the time
     */
    public boolean adopt(ObjectKey key, Map<String, String> labels) {
        Optional<ApiResource> type = types.find(ResourceKind.of(key)).filter(found -> found.canHave(key));
        if (type.isEmpty()) {
            return false;
        }
        String attempt = "adopt " + key;
        String path = type.get().path(key.namespace(), key.name()) + "?fieldManager=" + FIELD_MANAGER;
        KubeApi.Response labelled = api.patch(attempt, path, Map.of("metadata", Map.of("labels", labels)), MERGE_PATCH);
        if (labelled.status() == 404) {
            return false;
        }
        moveFields(attempt, path, success(attempt, labelled));
        return true;
    }

    private void moveFields(String attempt, String path, JsonNode labelled) {
        JsonNode live = labelled;
        for (int i = 1; ; i++) {
            Optional<ArrayNode> owners = new FieldOwners(live).movedTo(FIELD_MANAGER);
            if (owners.isEmpty()) {
                return;
            }
            KubeApi.Response moved = api.patch(attempt, path, patch(live, owners.get()), JSON_PATCH);
            if (moved.isSuccess()) {
                return;
            }
            KubernetesException refusal = KubernetesErrors.of(attempt, moved.status(), moved.body());
            if (refusal.kind() != KubernetesException.Kind.CONFLICT || i == MAX_ATTEMPTS) {
                throw refusal;
            }
            live = success(attempt, api.get(attempt, path));
        }
    }

    /** The resource version makes it fail if the owners have changed in the meantime. */
    private static List<Map<String, Object>> patch(JsonNode live, ArrayNode owners) {
        return List.of(
                replace("/metadata/managedFields", owners),
                replace("/metadata/resourceVersion", live.path("metadata").path("resourceVersion")));
    }

    private static Map<String, Object> replace(String path, JsonNode value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }

    private static JsonNode success(String attempt, KubeApi.Response response) {
        if (!response.isSuccess()) {
            throw KubernetesErrors.of(attempt, response.status(), response.body());
        }
        return response.body();
    }
}
