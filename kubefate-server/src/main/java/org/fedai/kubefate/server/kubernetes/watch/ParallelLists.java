package org.fedai.kubefate.server.kubernetes.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists objects of several kinds concurrently. Kinds that may not be listed yield empty lists and are recorded.
 */
public final class ParallelLists implements AutoCloseable {
    private final KubeApi api;
    private final String namespace;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> unreadable = new CopyOnWriteArrayList<>();

    public ParallelLists(KubeApi api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /**
     * @return a supplier that waits for the response; it throws {@link KubernetesException} for any failure but a
     *     missing permission
     */
    public <T extends HasMetadata> Supplier<List<T>> read(WatchedType<T> type, String selector) {
        String query = type.selector().isEmpty() ? selector : type.selector();
        return read(
                type.path(namespace), type.plural() + " of namespace " + namespace, query, type.model(), type.kind());
    }

    public <T extends HasMetadata> Supplier<List<T>> read(String root, String plural, Class<T> model, String selector) {
        String path = root + "/namespaces/" + namespace + "/" + plural;
        return read(path, plural + " of namespace " + namespace, selector, model, kind(root, model));
    }

    public <T extends HasMetadata> Supplier<List<T>> readOfCluster(String root, String plural, Class<T> model) {
        return read(root + "/" + plural, plural, "", model, kind(root, model));
    }

    /** One sentence for each kind that could not be listed. */
    public List<String> unreadable() {
        return unreadable.stream().sorted().toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T extends HasMetadata> Supplier<List<T>> read(
            String path, String what, String selector, Class<T> model, ResourceKind kind) {
        CompletableFuture<List<T>> answer = CompletableFuture.supplyAsync(
                () -> list(path + (selector.isEmpty() ? "" : "?" + selector), what, model, kind), threads);
        return () -> {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof KubernetesException refused ? refused : e;
            }
        };
    }

    private <T extends HasMetadata> List<T> list(String path, String what, Class<T> model, ResourceKind kind) {
        String attempt = "list " + what;
        KubeApi.Response answer = api.get(attempt, path);
        if (!answer.isSuccess()) {
            KubernetesException refusal = KubernetesErrors.of(attempt, answer.status(), answer.body());
            if (refusal.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw refusal;
            }
            unreadable.add(what + " could not be listed: the service account of KubeFATE lacks the permission");
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (JsonNode item : answer.body().path("items")) {
            // Items of a list omit apiVersion and kind.
            ((ObjectNode) item).put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
            found.add(api.convert(item, model));
        }
        return found;
    }

    private static ResourceKind kind(String root, Class<?> model) {
        return new ResourceKind(root.substring(root.indexOf('/', 1) + 1), model.getSimpleName());
    }
}
