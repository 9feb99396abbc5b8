package org.fedai.kubefate.server.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.Test;

/**
 * Shows why {@link Reflector} exists beside the informers of kubernetes-client 8.0.0, see
 * docs/decisions/0006-watch-with-our-own-reflector.md. If this test fails after an upgrade, the library has been
 * fixed and the decision should be revisited.
 */
@OnEveryKubernetes
class ClientLibraryTest {
    private final KubernetesUnderTest kubernetes;

    ClientLibraryTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
    }

    @Test
    void an_informer_without_web_sockets_stops_at_text_that_is_not_ascii() throws InterruptedException {
        String namespace = kubernetes.namespace();
        KubernetesClient client = kubernetes.client();
        Texts texts = new Texts(new LinkedBlockingQueue<>());
        client.getConfiguration().setOnlyHttpWatches(true);
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace(namespace).inform(texts)) {
            client.resource(configMap(namespace, "ascii", "text")).create();
            assertThat(texts.next()).isEqualTo("text");
            assertThat(informer.stopped().toCompletableFuture()).isNotDone();

            client.resource(configMap(namespace, "chinese", "\u8054\u90a6\u5b66\u4e60"))
                    .create();
            // What the decoder leaves behind spoils this event or, when the newline came along with it, the next one.
            client.resource(configMap(namespace, "next", "text")).create();
            assertThat(informer.stopped().toCompletableFuture())
                    .failsWithin(Eventually.STANDSTILL)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(WatcherException.class)
                    .withMessageContaining("watch event");
        } finally {
            client.getConfiguration().setOnlyHttpWatches(false);
        }
    }

    private static ConfigMap configMap(String namespace, String name, String text) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .addToData("text", text)
                .build();
    }

    /** The texts of ConfigMaps as they are added, without those that Kubernetes itself puts into every namespace. */
    private record Texts(BlockingQueue<String> added) implements ResourceEventHandler<ConfigMap> {
        String next() throws InterruptedException {
            String text = added.poll(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
            return text == null ? "" : text;
        }

        @Override
        public void onAdd(ConfigMap configMap) {
            if (configMap.getData().containsKey("text")) {
                added.add(configMap.getData().get("text"));
            }
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            added.add("updated");
        }

        @Override
        public void onDelete(ConfigMap configMap, boolean lastStateUnknown) {
            added.add("deleted");
        }
    }
}
