package org.fedai.kubefate.cli.bundle;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads objects and logs with the user's kubeconfig. */
final class Kubernetes implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final KubernetesClient client;

    /** @param kubeconfig null for the default */
    Kubernetes(@Nullable Path kubeconfig) {
        Config config = kubeconfig == null ? Config.autoConfigure(null) : read(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Config read(Path kubeconfig) {
        if (!Files.isRegularFile(kubeconfig)) {
            throw new BundleException("the kubeconfig " + kubeconfig + " cannot be read: no such file", null);
        }
        try {
            return Config.fromKubeconfig(kubeconfig.toFile());
        } catch (RuntimeException e) {
            // The client does not wrap the exceptions of its YAML parser.
            throw new BundleException(kubeconfig + " is not a kubeconfig", e);
        }
    }

    /**
     * Lists the objects at a path as maps.
     *
     * @throws Refused if they cannot be read
     */
    List<Map<?, ?>> list(String path) {
        Object items = ((Map<?, ?>) MAPPER.readValue(text(path), Map.class)).get("items");
        return items instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }

    Map<?, ?> get(String path) {
        return MAPPER.readValue(text(path), Map.class);
    }

    String log(String namespace, String pod, String container, int tail) {
        return text(logPath(namespace, pod, container, tail));
    }

    /** The log of the container before its last restart. */
    String previousLog(String namespace, String pod, String container, int tail) {
        return text(logPath(namespace, pod, container, tail) + "&previous=true");
    }

    private static String logPath(String namespace, String pod, String container, int tail) {
        return "/api/v1/namespaces/%s/pods/%s/log?container=%s&tailLines=%d"
                .formatted(encode(namespace), encode(pod), encode(container), tail);
    }

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private String text(String path) {
        try {
            String text = client.raw(path);
            if (text == null) {
                throw new Refused("not found", null);
            }
            return text;
        } catch (KubernetesClientException e) {
            throw new Refused(reason(e), e);
        }
    }

    private static String reason(KubernetesClientException e) {
        return switch (e.getCode()) {
            case 401 -> "not logged in";
            case 403 -> "not allowed";
            case 404 -> "not found";
            default ->
                e.getStatus() != null && e.getStatus().getMessage() != null
                        ? e.getStatus().getMessage()
                        : String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() {
        client.close();
    }

    /** A request that Kubernetes rejected. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
