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
 * Asks a Kubernetes what it would say to objects, without changing anything: what it can do, what it has, and whether it accepts them, by a
 * dry run on the server.
 */
public final class ServerDryRun implements AutoCloseable, Lookup {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String FIELD_MANAGER = "kubefate";
    private static final String EXISTING_NAMESPACE = "default";
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    /** The resources of each group and version that was asked for; empty where it is not served. */
    private final Map<String, Map<String, ResourceDefinitionContext>> kinds = new HashMap<>();

    private ServerDryRun(KubernetesClient client) {
        this.client = client;
    }

    /** The Kubernetes of the current context. */
    public static ServerDryRun ofCurrentContext() {
        Config config = Config.autoConfigure(null);
        config.setRequestRetryBackoffLimit(0);
        return new ServerDryRun(new KubernetesClientBuilder().withConfig(config).build());
    }

    /**
     * Version and APIs of the server.
     *
     * @throws KubernetesAccessException when it cannot be asked
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
                    "Kubernetes at " + client.getMasterUrl() + " cannot be asked: " + reason(e), e);
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
            throw new KubernetesAccessException("the lookup of " + kind + " " + name + " was refused: " + reason(e), e);
        }
    }

    /** Whether there is a namespace of that name. */
    public boolean hasNamespace(String name) {
        try {
            return client.namespaces().withName(name).get() != null;
        } catch (KubernetesClientException e) {
            throw new KubernetesAccessException(
                    "Kubernetes at " + client.getMasterUrl() + " cannot be asked: " + reason(e), e);
        }
    }

    /**
     * What Kubernetes has against objects.
     *
     * @param namespace of those that name none; without it nothing in it can be tried, so that its objects are tried in {@code default}
     * @return a sentence for each that it refuses, with the object and the template it comes from
     */
    public List<String> refusals(List<ManifestObject> objects, String namespace) {
        List<String> refusals = new ArrayList<>();
        String missing = hasNamespace(namespace) ? "" : namespace;
        for (ManifestObject object : objects) {
            refusal(object, namespace, missing)
                    .ifPresent(why -> refusals.add(object.key(namespace) + " of " + object.source() + ": " + why));
        }
        return refusals;
    }

    private Optional<String> refusal(ManifestObject object, String namespace, String missing) {
        ResourceDefinitionContext context = kinds(object.apiVersion()).get(object.kind());
        if (context == null) {
            return Optional.of("this Kubernetes has no kind " + object.kind() + " in " + object.apiVersion());
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
            return Optional.of("it is not an object: " + e.getMessage());
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
