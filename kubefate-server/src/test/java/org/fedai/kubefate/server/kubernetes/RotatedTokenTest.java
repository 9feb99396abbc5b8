package org.fedai.kubefate.server.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Kubernetes replaces the token in the file of a service account before it expires. */
class RotatedTokenTest {
    @Test
    void the_token_is_read_again_when_the_api_server_rejects_it(@TempDir Path folder) throws IOException {
        AtomicReference<String> valid = new AtomicReference<>("first");
        HttpServer apiServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        apiServer.createContext("/", exchange -> {
            boolean accepted = ("Bearer " + valid.get())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"kind\": \"Status\", \"message\": \"an answer\"}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(accepted ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        apiServer.start();
        Path token = Files.writeString(folder.resolve("token"), "first");
        Map<String, String> inCluster = Map.of(
                "kubernetes.master",
                "http://127.0.0.1:" + apiServer.getAddress().getPort() + "/",
                "kubernetes.auth.tryKubeConfig",
                "false",
                "kubernetes.auth.serviceAccount.token",
                token.toString());
        inCluster.forEach(System::setProperty);
        try (KubernetesClient client = new KubernetesConfiguration()
                .kubernetesClient(new DefaultListableBeanFactory().getBeanProvider(Sandbox.class))) {
            KubeApi api = new KubeApi(client);
            assertThat(api.get("read", "/version").status()).isEqualTo(200);

            valid.set("second");
            Files.writeString(token, "second");

            assertThat(api.get("read", "/version").status()).isEqualTo(200);

            valid.set("third");
            assertThat(api.get("read", "/version").status())
                    .as("not in the file yet")
                    .isEqualTo(401);
            Files.writeString(token, "third");

            assertThat(api.get("read", "/version").status()).isEqualTo(200);
        } finally {
            inCluster.keySet().forEach(System::clearProperty);
            apiServer.stop(0);
        }
    }
}
