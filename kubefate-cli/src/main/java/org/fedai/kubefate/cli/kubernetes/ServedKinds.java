package org.fedai.kubefate.cli.kubernetes;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds that a Kubernetes serves, requested once for each group version. */
final class ServedKinds {
    private final KubernetesClient client;
    private final Map<String, Map<String, ResourceDefinitionContext>> kinds = new HashMap<>();

    ServedKinds(KubernetesClient client) {
        this.client = client;
    }

    Optional<ResourceDefinitionContext> find(String apiVersion, String kind) {
        return Optional.ofNullable(of(apiVersion).get(kind));
    }

    /** Empty if the group version is not served. */
    Set<String> names(String apiVersion) {
        return of(apiVersion).keySet();
    }

    private Map<String, ResourceDefinitionContext> of(String apiVersion) {
        return kinds.computeIfAbsent(apiVersion, this::read);
    }

    private Map<String, ResourceDefinitionContext> read(String apiVersion) {
        Map<String, ResourceDefinitionContext> found = new LinkedHashMap<>();
        APIResourceList resources = client.getApiResources(apiVersion);
        if (resources != null) {
            resources.getResources().stream()
                    .filter(resource -> !resource.getName().contains("/"))
                    .forEach(resource -> found.put(resource.getKind(), context(apiVersion, resource)));
        }
        return found;
    }

    private static ResourceDefinitionContext context(String apiVersion, APIResource resource) {
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
                .build();
    }
}
