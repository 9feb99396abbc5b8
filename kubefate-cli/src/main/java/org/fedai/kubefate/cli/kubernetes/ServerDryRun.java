package org.fedai.kubefate.cli.kubernetes;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.Capabilities;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validates objects against a Kubernetes without changing anything: reads its capabilities, looks up objects, and
 * applies objects by a server-side dry run.
 */
public final class ServerDryRun implements AutoCloseable, Lookup {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String FIELD_MANAGER = "kubefate";
    private static final String EXISTING_NAMESPACE = "default";
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    /** The resources of each requested group version; empty if it is not served. */
    private final Map<String, Map<String, ResourceDefinitionContext>> kinds = new HashMap<>();

    private ServerDryRun(KubernetesClient client) {
        this.client = client;
    }

    /** The Kubernetes of the current kubeconfig context. */
    public static ServerDryRun ofCurrentContext() {
        Config config = Config.autoConfigure(null);
        config.setRequestRetryBackoffLimit(0);
        return new ServerDryRun(new KubernetesClientBuilder().withConfig(config).build());
    }

    /**
     * The version and API versions of the server.
     *
     * @throws KubernetesAccessException if it is unavailable
     */
    public Capabilities capabilities() {
        try {
            Set<String> versions = new TreeSet<>(List.of("v1"));
            client.getApiGroups()
                    .getGroups()
                    .forEach(group -> group.getVersions().forEach(version -> versions.add(version.getGroupVersion())));
            Set<String> all = new LinkedHashSet<>(versions);
            for (String version : versions) {
                kinds(version).keySet().forEach(kind -> all.add(version + "/" + kind));
            }
            return new Capabilities(
                    client.getKubernetesVersion().getGitVersion().replaceFirst("[-+].*", ""), all);
        } catch (KubernetesClientException e) {
            throw new KubernetesAccessException(
                    "Kubernetes at " + client.getMasterUrl() + " is unavailable: " + reason(e), e);
        }
    }

    @Override
    public Map<String, @Nullable Object> find(String apiVersion, String kind, String namespace, String name) {
        ResourceDefinitionContext context = kinds(apiVersion).get(kind);
        if (context == null) {
            return Map.of();
        }
        try {
            var resources = client.genericKubernetesResources(context);
            var scoped = namespace.isEmpty() ? resources.inAnyNamespace() : resources.inNamespace(namespace);
            Object found = name.isEmpty()
                    ? scoped.list()
                    : namespace.isEmpty()
                            ? resources.withName(name).get()
                            : resources.inNamespace(namespace).withName(name).get();
            return found == null ? Map.of() : asMap(found);
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return Map.of();
            }
            throw new KubernetesAccessException("cannot look up " + kind + " " + name + ": " + reason(e), e);
        }
    }

    /** Whether the namespace exists. */
    public boolean hasNamespace(String name) {
        try {
            return client.namespaces().withName(name).get() != null;
        } catch (KubernetesClientException e) {
            throw new KubernetesAccessException(
                    "Kubernetes at " + client.getMasterUrl() + " is unavailable: " + reason(e), e);
        }
    }

    /**
     * Validates objects.
     *
     * @param namespace the namespace of objects that do not specify one; if it does not exist, its objects are
     *     validated in {@code default}
     * @return a sentence for each rejected object, with the object and its template
     */
    public List<String> rejections(List<ManifestObject> objects, String namespace) {
        List<String> rejections = new ArrayList<>();
        String missing = hasNamespace(namespace) ? "" : namespace;
        for (ManifestObject object : objects) {
            rejection(object, namespace, missing)
                    .ifPresent(why -> rejections.add(object.key(namespace) + " of " + object.source() + ": " + why));
        }
        return rejections;
    }

    private Optional<String> rejection(ManifestObject object, String namespace, String missing) {
        ResourceDefinitionContext context = kinds(object.apiVersion()).get(object.kind());
        if (context == null) {
            return Optional.of(
                    "this Kubernetes does not serve the kind " + object.kind() + " in " + object.apiVersion());
        }
        String own = object.key(namespace).namespace();
        String tried = missing.equals(own) ? EXISTING_NAMESPACE : own;
        try {
            GenericKubernetesResource resource = MAPPER.convertValue(object.content(), GenericKubernetesResource.class);
            if (context.isNamespaceScoped()) {
                resource.getMetadata().setNamespace(tried);
            }
            var resources = client.genericKubernetesResources(context);
            var one = context.isNamespaceScoped()
                    ? resources.inNamespace(tried).resource(resource)
                    : resources.resource(resource);
            one.dryRun(true).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of(reason(e));
        } catch (IllegalArgumentException e) {
            return Optional.of("not an object: " + e.getMessage());
        }
    }

    private Map<String, ResourceDefinitionContext> kinds(String apiVersion) {
        return kinds.computeIfAbsent(apiVersion, this::read);
    }

    private Map<String, ResourceDefinitionContext> read(String apiVersion) {
        Map<String, ResourceDefinitionContext> found = new LinkedHashMap<>();
        APIResourceList resources = client.getApiResources(apiVersion);
        if (resources != null) {
            resources.getResources().stream()
                    .filter(resource -> !resource.getName().contains("/"))
                    .forEach(resource -> found.put(
                            resource.getKind(),
                            new ResourceDefinitionContext.Builder()
                                    .withGroup(
                                            apiVersion.contains("/")
                                                    ? apiVersion.substring(0, apiVersion.indexOf('/'))
                                                    : "")
                                    .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
                                    .withKind(resource.getKind())
                                    .withPlural(resource.getName())
                                    .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
                                    .build()));
        }
        return found;
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys.
    private static Map<String, @Nullable Object> asMap(Object resource) {
        return MAPPER.convertValue(resource, Map.class);
    }

    private static String reason(KubernetesClientException e) {
        boolean told = e.getStatus() != null && e.getStatus().getMessage() != null;
        Throwable cause = e;
        while (!told && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (told) {
            return e.getStatus().getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
