package org.fedai.kubefate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens on the connections of the sandbox, below what clients show. */
@Timeout(60)
class ConnectionsTest {
    private final Sandbox sandbox = Sandbox.start(0);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void a_watch_ends_when_its_client_closes_the_connection() throws IOException {
        assertClosedByTheSandbox("GET /api/v1/namespaces?watch=true HTTP/1.1\r\n\r\n", "\"ADDED\"");
    }

    @Test
    void a_followed_log_ends_when_its_client_closes_the_connection() throws Exception {
        runPod("web");

        assertClosedByTheSandbox(
                "GET /api/v1/namespaces/default/pods/web/log?follow=true HTTP/1.1\r\n\r\n", "runs in the sandbox");
    }

    @Test
    void a_connection_without_a_request_ends_when_its_client_closes_it() throws IOException {
        assertClosedByTheSandbox("", "");
    }

    @Test
    void the_port_stays_reserved_while_connections_are_refused() throws IOException {
        int port = port();
        sandbox.stopListening();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }
        sandbox.resumeListening();
        connect().close();
    }

    @Test
    void connections_are_accepted_again_at_once() throws IOException {
        for (int time = 0; time < 300; time++) {
            sandbox.stopListening();
            sandbox.resumeListening();
            connect().close();
        }
    }

    @Test
    void requests_follow_each_other_on_one_connection() throws IOException {
        try (Socket client = connect()) {
            send(client, "GET /healthz HTTP/1.1\r\n\r\nGET /version HTTP/1.1\r\nConnection: close\r\n\r\n");

            String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).containsOnlyOnce("\r\n\r\nok").containsOnlyOnce("gitVersion");
        }
    }

    @Test
    void a_body_may_come_in_chunks_after_the_client_was_told_to_go_on() throws IOException {
        try (Socket client = connect()) {
            send(client, """
                    POST /api/v1/namespaces/default/configmaps HTTP/1.1\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    Expect: 100-continue\r
                    Connection: close\r
                    \r
                    """);
            assertThat(reader(client).readLine()).isEqualTo("HTTP/1.1 100 Continue");
            send(client, "10\r\n{\"metadata\":{\"na\r\n");
            send(client, "e\r\nme\":\"chunks\"}}\r\n0\r\n\r\n");

            assertThat(reader(client).lines()).anyMatch(line -> line.startsWith("HTTP/1.1 201"));
        }
    }

    @Test
    void what_is_not_http_is_not_answered() throws IOException {
        try (Socket client = connect()) {
            send(client, "EHLO example.com\r\n");

            assertThat(client.getInputStream().readAllBytes()).isEmpty();
        }
    }

    /** The client closes its half; a server that does not look would keep the other half in CLOSE-WAIT. */
    private void assertClosedByTheSandbox(String request, String answer) throws IOException {
        try (Socket client = connect()) {
            send(client, request);
            BufferedReader answers = reader(client);
            for (String line = ""; !line.contains(answer); line = answers.readLine()) {
                assertThat(line).isNotNull();
            }

            client.shutdownOutput();
            client.setSoTimeout(20_000);
            assertThat(answers.lines().count()).isLessThan(100);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    private int port() {
        return URI.create(sandbox.url()).getPort();
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }

    private void runPod(String name) throws InterruptedException {
        try (KubernetesClient kubernetes = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                .build()) {
            kubernetes
                    .resource(new PodBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withNamespace("default")
                            .endMetadata()
                            .withNewSpec()
                            .addNewContainer()
                            .withName("web")
                            .withImage("nginx")
                            .endContainer()
                            .endSpec()
                            .build())
                    .create();
            assertThat(sandbox.awaitIdle(Duration.ofSeconds(20))).isTrue();
        }
    }
}
