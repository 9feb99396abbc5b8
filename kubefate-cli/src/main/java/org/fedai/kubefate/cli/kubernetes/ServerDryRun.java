package org.fedai.kubefate.cli.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.Capabilities;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validates objects against a Kubernetes without changing anything: reads its capabilities, looks up objects, and
 * creates objects by a server-side dry run.
 *
 * <p>All methods throw {@link KubernetesAccessException} if Kubernetes is unavailable or refuses to be read.
 */
public final class ServerDryRun implements AutoCloseable, Lookup {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String EXISTING_NAMESPACE = "default";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final KubernetesClient client;
    private final ServedKinds kinds;

    ServerDryRun(KubernetesClient client) {
        this.client = client;
        this.kinds = new ServedKinds(client);
    }

    /** The Kubernetes of the current kubeconfig context. */
    public static ServerDryRun ofCurrentContext() {
        Config config = Config.autoConfigure(null);
        config.setRequestRetryBackoffLimit(0);
        return new ServerDryRun(new KubernetesClientBuilder().withConfig(config).build());
    }

    /** The version and API versions of the server. */
    public Capabilities capabilities() {
        return available(() -> {
            Set<String> versions = new TreeSet<>(List.of("v1"));
            client.getApiGroups()
                    .getGroups()
                    .forEach(group -> group.getVersions().forEach(version -> versions.add(version.getGroupVersion())));
            Set<String> all = new LinkedHashSet<>(versions);
            for (String version : versions) {
                kinds.names(version).forEach(kind -> all.add(version + "/" + kind));
            }
            return new Capabilities(
                    client.getKubernetesVersion().getGitVersion().replaceFirst("[-+].*", ""), all);
        });
    }

    @Override
    public Map<String, @Nullable Object> find(String apiVersion, String kind, String namespace, String name) {
        try {
            return kinds.find(apiVersion, kind)
                    .map(context -> find(client.genericKubernetesResources(context), namespace, name))
                    .<Map<String, @Nullable Object>>map(ServerDryRun::asMap)
                    .orElse(Map.of());
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return Map.of();
            }
            throw new KubernetesAccessException("cannot look up " + kind + " " + name + ": " + reason(e), e);
        }
    }

    /** A list if there is no name; null if the object does not exist. */
    private static @Nullable Object find(
            MixedOperation<GenericKubernetesResource, ?, ?> resources, String namespace, String name) {
        if (name.isEmpty()) {
            return namespace.isEmpty()
                    ? resources.inAnyNamespace().list()
                    : resources.inNamespace(namespace).list();
        }
        return namespace.isEmpty()
                ? resources.withName(name).get()
                : resources.inNamespace(namespace).withName(name).get();
    }

    /** Whether the namespace exists. */
    public boolean hasNamespace(String name) {
        return available(() -> client.namespaces().withName(name).get() != null);
    }

    /**
     * The namespace in which objects of that one can be validated: itself if it exists, otherwise {@code default}.
     */
    public String usableNamespace(String name) {
        return hasNamespace(name) ? name : EXISTING_NAMESPACE;
    }

    /**
     * Validates objects as if they were to be created. Objects that exist are valid; whether their immutable fields
     * differ is not checked.
     *
     * @param namespace the namespace of objects that do not specify one
     * @param usable the namespace in which objects of that one are validated
     * @return a sentence for each rejected object, with the object and its template
     */
    public List<String> rejections(List<ManifestObject> objects, String namespace, String usable) {
        return objects.stream()
                .flatMap(
                        object -> rejection(object, namespace, usable)
                                .map(why -> object.key(namespace) + source(object) + ": " + why)
                                .stream())
                .toList();
    }

    private static String source(ManifestObject object) {
        return object.source().isEmpty() ? "" : " of " + object.source();
    }

    private Optional<String> rejection(ManifestObject object, String namespace, String usable) {
        Optional<ResourceDefinitionContext> context = kinds.find(object.apiVersion(), object.kind());
        if (context.isEmpty()) {
            return Optional.of(
                    "this Kubernetes does not serve the kind " + object.kind() + " in " + object.apiVersion());
        }
        try {
            create(object, context.get(), namespace, usable);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return e.getCode() == CONFLICT ? Optional.empty() : Optional.of(reason(e));
        } catch (IllegalArgumentException e) {
            return Optional.of("not an object: " + e.getMessage());
        }
    }

    /** Not by server-side apply: Kubernetes before 1.22 rejects ports without a protocol then. */
    private void create(ManifestObject object, ResourceDefinitionContext context, String namespace, String usable) {
        GenericKubernetesResource resource = MAPPER.convertValue(object.content(), GenericKubernetesResource.class);
        var resources = client.genericKubernetesResources(context);
        if (context.isNamespaceScoped()) {
            String own = object.key(namespace).namespace();
            String tried = namespace.equals(own) ? usable : own;
            resource.getMetadata().setNamespace(tried);
            resources.inNamespace(tried).resource(resource).dryRun(true).create();
        } else {
            resources.resource(resource).dryRun(true).create();
        }
    }

    private <T> T available(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw new KubernetesAccessException(
                    "Kubernetes at " + client.getMasterUrl() + " is unavailable: " + reason(e), e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys.
    private static Map<String, @Nullable Object> asMap(Object resource) {
        return MAPPER.convertValue(resource, Map.class);
    }

    /** The message of the API server, or of the innermost cause if there is no answer. */
    private static String reason(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) {
            return e.getStatus().getMessage();
        }
        Throwable cause = Stream.<Throwable>iterate(e, next -> next != null, Throwable::getCause)
                .reduce(e, (before, next) -> next);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
