package org.fedai.kubefate.server.kubernetes.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.api.ServiceBackend.Request;
import org.fedai.kubefate.sandbox.api.ServiceBackend.Response;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy.Call;
import org.fedai.kubefate.server.testing.ServerOn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceProxyTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ServicePort WEB = new ServicePort("default", "web", 80);

    private static Sandbox sandbox;
    private static ServerOn server;
    private static ServerOn limited;
    private static ServiceProxy proxy;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(0);
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                .build()) {
            for (String name : List.of("web", "silent")) {
                client.resource(new ServiceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace("default")
                                .endMetadata()
                                .withNewSpec()
                                .addNewPort()
                                .withPort(80)
                                .endPort()
                                .endSpec()
                                .build())
                        .create();
            }
            client.resource(new ServiceAccountBuilder()
                            .withNewMetadata()
                            .withName("poor")
                            .withNamespace("default")
                            .endMetadata()
                            .build())
                    .create();
        }
        server = ServerOn.kubernetes(sandbox.kubeconfig());
        limited = ServerOn.kubernetes(sandbox.kubeconfig("default", "poor"));
        proxy = server.bean(ServiceProxy.class);
    }

    @AfterAll
    static void stop() {
        limited.close();
        server.close();
        sandbox.close();
    }

    @Test
    void a_request_arrives_with_its_path_headers_and_body() {
        List<Request> received = new CopyOnWriteArrayList<>();
        sandbox.serve("default", "web", 80, request -> {
            received.add(request);
            return Response.json("{\"a\":\"\u00e9\"}");
        });

        ServiceResponse got =
                proxy.send(WEB, Call.get("/v2/x?a=b%2Fc").withHeaders(Map.of("dest-party-id", "7")), LIMIT);
        proxy.send(WEB, Call.post("/v2/y", "application/json", "{\"b\":1}"), LIMIT);

        assertThat(got).isEqualTo(new ServiceResponse.Received(200, "{\"a\":\"\u00e9\"}"));
        assertThat(received.getFirst().method()).isEqualTo("GET");
        assertThat(received.getFirst().target()).isEqualTo("/v2/x?a=b%2Fc");
        assertThat(received.getFirst().headers()).containsEntry("dest-party-id", "7");
        assertThat(received.getLast().method()).isEqualTo("POST");
        assertThat(received.getLast().body()).isEqualTo("{\"b\":1}");
    }

    @Test
    void what_is_not_there_is_missing() {
        assertThat(proxy.send(new ServicePort("default", "silent", 80), Call.get("/"), LIMIT))
                .isEqualTo(new ServiceResponse.Missing("no pod of the service is ready"));
        assertThat(proxy.send(new ServicePort("default", "none", 80), Call.get("/"), LIMIT))
                .isEqualTo(new ServiceResponse.Missing("the service does not exist"));
    }

    @Test
    void a_pod_that_refuses_connections_is_missing_however_the_api_server_says_it() {
        sandbox.serve(
                "default",
                "web",
                80,
                request -> new Response(
                        request.path().equals("/old") ? 503 : 502,
                        "text/plain",
                        Map.of(),
                        request.path().equals("/old")
                                ? "{\"kind\":\"Status\",\"message\":\"error trying to reach service: dial tcp 10.1.2.3:9380: connect:"
                                        + " connection refused\",\"reason\":\"ServiceUnavailable\",\"code\":503}"
                                : "error trying to reach service: dial tcp 10.1.2.3:9380: connect: connection refused"));

        for (String path : List.of("/old", "/new")) {
            assertThat(proxy.send(WEB, Call.get(path), LIMIT))
                    .isEqualTo(new ServiceResponse.Missing("connection refused"));
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        List<String> paths = new CopyOnWriteArrayList<>();
        sandbox.serve("default", "web", 80, request -> {
            paths.add(request.path());
            return new Response(302, "text/html", Map.of("Location", sandbox.url() + "/api"), "away");
        });

        assertThat(proxy.send(WEB, Call.get("/"), LIMIT)).isEqualTo(new ServiceResponse.Received(302, "away"));
        assertThat(paths).containsExactly("/");
    }

    @Test
    void a_response_is_cut_when_it_is_too_long_or_too_slow() {
        CountDownLatch never = new CountDownLatch(1);
        sandbox.serve("default", "web", 80, request -> {
            if (request.path().equals("/slow")) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Response.json("x".repeat(ServiceProxy.MAX_BYTES + 1));
        });

        assertThat(proxy.send(WEB, Call.get("/long"), LIMIT))
                .isEqualTo(new ServiceResponse.Missing("the response is longer than 4194304 bytes"));
        assertThat(proxy.send(WEB, Call.get("/slow"), Duration.ofSeconds(1)))
                .isEqualTo(new ServiceResponse.Missing("no response within 1 s"));
        never.countDown();
    }

    @Test
    void a_missing_permission_is_named() {
        ServiceProxy poor = limited.bean(ServiceProxy.class);

        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> poor.send(WEB, Call.get("/"), LIMIT))
                .withMessageContaining("lacks the permission \"get\" of services/proxy for web:80 in namespace default")
                .withMessageContaining("deploy/rbac-config.yaml has the rule");
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> poor.send(WEB, Call.post("/", "text/plain", "x"), LIMIT))
                .withMessageContaining("lacks the permission \"create\" of services/proxy");
    }
}
