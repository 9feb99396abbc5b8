package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with TLS whose certificate is not signed by a public authority. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    private final MockWebServer server = new MockWebServer();
    private Shell shell;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        shell = new Shell(folder);
        Path store = folder.resolve("keys.p12");
        String common = "-keystore " + store + " -storepass " + PASSWORD + " -alias k";
        keytool("-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1 " + common);
        keytool("-exportcert -rfc -file " + shell.directory.resolve("authority.pem") + " " + common);
        server.useHttps(context(store).getSocketFactory());
        server.enqueue(json(Service.TOKEN));
        server.enqueue(json(ServiceResponses.list("getJobList Success")));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_authority_in_cacert_is_trusted() {
        shell.file(
                "config.yaml",
                "serviceurl: localhost:%d\nsafeconnect: true\ncacert: authority.pem\n".formatted(server.getPort()));

        Result result = shell.run("job", "list", "-o", "json");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void cacert_can_be_set_by_a_variable() {
        shell.with("FATECLOUD_SERVICEURL", "https://localhost:" + server.getPort())
                .with("FATECLOUD_CACERT", "authority.pem");

        assertThat(shell.run("job", "list").code()).isZero();
    }

    @Test
    void without_cacert_the_error_says_what_to_do() {
        shell.with("FATECLOUD_SERVICEURL", "https://localhost:" + server.getPort());

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .contains("its certificate is signed by an unknown authority; set cacert in config.yaml to the "
                        + "certificate of that authority");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static void keytool(String arguments) throws Exception {
        String[] words = (Path.of(System.getProperty("java.home"), "bin", "keytool") + " " + arguments).split(" ");
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
