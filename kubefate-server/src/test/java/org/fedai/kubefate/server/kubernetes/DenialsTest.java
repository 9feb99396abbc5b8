package org.fedai.kubefate.server.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.api.Denial;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException.Kind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of a Kubernetes cluster refuse objects; that is not a lack of permissions. */
@OnEveryKubernetes
class DenialsTest {
    private static final String PASSWORD = "changeit";

    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private String namespace = "";

    DenialsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void a_quota() {
        apply("""
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: small}
                spec: {hard: {count/configmaps: "0"}}
                """);
        Eventually.until(() -> kubernetes
                        .client()
                        .resourceQuotas()
                        .inNamespace(namespace)
                        .withName("small")
                        .get()
                        .getStatus()
                        .getHard()
                != null);

        assertThat(denied()).hasMessageContaining("exceeded quota: small").hasMessageEndingWith(Denial.QUOTA.advice());
    }

    @Test
    void a_limit_range() {
        Assumptions.assumeTrue(kubernetes.sandbox().isEmpty(), "the sandbox has no LimitRanges");
        apply("""
                apiVersion: v1
                kind: LimitRange
                metadata: {name: small}
                spec: {limits: [{type: Container, max: {memory: 1Mi}}]}
                """);

        KubernetesException denied = denied("""
                apiVersion: v1
                kind: Pod
                metadata: {name: one}
                spec: {containers: [{name: one, image: busybox, resources: {limits: {memory: 2Mi}}}]}
                """);

        assertThat(denied)
                .hasMessageContaining("maximum memory usage per Container is 1Mi")
                .hasMessageEndingWith(Denial.LIMIT_RANGE.advice());
    }

    @Test
    void an_admission_webhook(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(kubernetes.sandbox().isEmpty(), "the sandbox calls no webhooks");
        Path keys = keys(folder);
        HttpsServer webhook = webhook(keys);
        String name = namespace + ".example.com";
        try {
            register(name, "https://127.0.0.1:" + webhook.getAddress().getPort() + "/", certificate(keys));
            // The API server takes a moment to notice the configuration.
            KubernetesException denied = Eventually.until(this::denied, error -> error != null);

            assertThat(denied)
                    .hasMessageContaining("admission webhook \"" + name + "\" denied the request: no owner")
                    .hasMessageEndingWith(Denial.WEBHOOK.advice());
        } finally {
            kubernetes
                    .client()
                    .admissionRegistration()
                    .v1()
                    .validatingWebhookConfigurations()
                    .withName(name)
                    .delete();
            webhook.stop(0);
        }
    }

    private KubernetesException denied() {
        return denied("{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}");
    }

    private KubernetesException denied(String object) {
        // At first, a new namespace has no token for the service account of pods.
        KubernetesException denied = Eventually.until(
                () -> catchThrowableOfType(KubernetesException.class, () -> apply(object)),
                refusal -> refusal == null || refusal.kind() != Kind.BUSY);
        if (denied != null) {
            assertThat(denied.kind()).as(denied.getMessage()).isEqualTo(Kind.DENIED);
        }
        return denied;
    }

    private void apply(String object) {
        objects.apply(Objects.of(object), namespace);
    }

    private void register(String name, String url, String certificate) {
        kubernetes.client().namespaces().withName(namespace).edit(found -> {
            found.getMetadata().setLabels(Map.of("denials", namespace));
            return found;
        });
        apply("""
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: NAME}
                webhooks:
                - name: NAME
                  admissionReviewVersions: [v1]
                  sideEffects: None
                  timeoutSeconds: 5
                  clientConfig: {url: "URL", caBundle: CERTIFICATE}
                  namespaceSelector: {matchLabels: {denials: NAMESPACE}}
                  rules:
                  - {apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps]}
                """.replace("NAMESPACE", namespace)
                .replace("NAME", name)
                .replace("URL", url)
                .replace("CERTIFICATE", certificate));
    }

    private static HttpsServer webhook(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = store(keys);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            JsonNode review = JsonMapper.shared().readTree(exchange.getRequestBody());
            byte[] answer = JsonMapper.shared()
                    .writeValueAsBytes(Map.of(
                            "apiVersion",
                            "admission.k8s.io/v1",
                            "kind",
                            "AdmissionReview",
                            "response",
                            Map.of(
                                    "uid",
                                    review.path("request").path("uid").asString(),
                                    "allowed",
                                    false,
                                    "status",
                                    Map.of("message", "no owner"))));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Path keys(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "webhook",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=webhook",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static String certificate(Path keys) throws IOException, GeneralSecurityException {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(store(keys).getCertificate("webhook").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Base64.getEncoder().encodeToString(pem.getBytes(US_ASCII));
    }

    private static KeyStore store(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
