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

/** A service behind TLS whose certificate no public authority has signed. */
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
        server.enqueue(json(Answers.list("getJobList Success")));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_authority_that_cacert_names_is_trusted() {
        shell.file(
                "config.yaml",
                "serviceurl: localhost:%d\nsafeconnect: true\ncacert: authority.pem\n".formatted(server.getPort()));

        Result result = shell.run("job", "list", "-o", "json");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void a_variable_names_it_too() {
        shell.with("FATECLOUD_SERVICEURL", "https://localhost:" + server.getPort())
                .with("FATECLOUD_CACERT", "authority.pem");

        assertThat(shell.run("job", "list").code()).isZero();
    }

    @Test
    void without_it_the_service_is_not_trusted_and_the_way_out_is_told() {
        shell.with("FATECLOUD_SERVICEURL", "https://localhost:" + server.getPort());

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .contains(
                        "its certificate is of an authority that is not trusted; name that authority's in cacert of config.yaml");
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
