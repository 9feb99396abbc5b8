package org.fedai.kubefate.server.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.RepositoryChart;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.testing.RepositoryServer;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The behavior of repositories, valid and invalid, against a real HTTP server. */
class HelmRepositoryTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TestChart chart = TestChart.named("remote", "v1.0.0");
    private final CountDownLatch end = new CountDownLatch(1);
    private RepositoryServer server;

    @BeforeEach
    void start() {
        server = RepositoryServer.start();
        server.offer(chart);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    @Test
    void a_chart_is_found_in_the_index_and_downloaded() throws Exception {
        byte[] archive = download(at(server.url()));

        assertThat(ChartArchive.read(archive, ArchiveLimits.DEFAULT).name()).isEqualTo("remote");
        assertThat(server.requests())
                .extracting(RepositoryServer.Request::path)
                .containsExactly("/index.yaml", "/package/remote-v1.0.0.tgz");
    }

    @Test
    void an_address_without_a_scheme_means_https() {
        assertThat(RepositoryAddress.of(settings("charts.example.com/kubefate", "", ""))
                        .uri())
                .hasToString("https://charts.example.com/kubefate");
        assertThat(RepositoryAddress.of(settings("", "", "")).resolve("index.yaml"))
                .hasToString("https://federatedai.github.io/KubeFATE/index.yaml");
    }

    @Test
    void the_error_of_an_invalid_url_hides_its_password() {
        for (String wrong : new String[] {"https://me:secret@", "ftp://me:secret@host/x", "https://me:secret@a b/"}) {
            assertThatThrownBy(() -> index(at(wrong)))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("FATECLOUD_REPO_URL is not the URL of a chart repository")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void user_and_password_of_the_address_or_the_settings_are_sent() throws Exception {
        download(at("http://me:p%40ss%3Aw+rd@127.0.0.1:" + server.port()));
        assertThat(server.requests())
                .extracting(RepositoryServer.Request::authorization)
                .containsOnly(basic("me:p@ss:w+rd"));

        server.requests().clear();
        download(repository(settings(server.url(), "you", "word"), Map.of(), Map.of()));
        assertThat(server.requests())
                .extracting(RepositoryServer.Request::authorization)
                .containsOnly(basic("you:word"));
    }

    @Test
    void credentials_are_not_sent_to_other_hosts() throws Exception {
        try (RepositoryServer other = RepositoryServer.start()) {
            String url = "http://me:secret@127.0.0.1:" + server.port();
            RepositorySettings settings = new RepositorySettings(
                    "company", url, "", "", "charts.test, 127.0.0.1:" + other.port(), LONG, LONG, LONG, LONG, LONG);
            other.answer("/elsewhere.tgz", 200, chart.archive());
            server.redirect("/package/remote-v1.0.0.tgz", other.url() + "/elsewhere.tgz");
            download(repository(settings, Map.of(), Map.of()));

            server.list(chart, other.url() + "/elsewhere.tgz", RepositoryServer.sha256(chart.archive()));
            download(repository(settings, Map.of(), Map.of()));

            assertThat(other.requests()).hasSize(2);
            assertThat(other.requests())
                    .extracting(RepositoryServer.Request::authorization)
                    .containsOnly("");
        }
    }

    @Test
    void neither_the_index_nor_redirects_make_the_service_send_requests_to_internal_hosts() throws Exception {
        try (RepositoryServer internal = RepositoryServer.start()) {
            internal.answer("/secret.tgz", 200, chart.archive());
            String refusal = "neither the scheme, host and port of the repository nor https; "
                    + "add the host to FATECLOUD_REPO_HOSTS to allow it";

            server.list(chart, internal.url() + "/secret.tgz", RepositoryServer.sha256(chart.archive()));
            assertThatThrownBy(() -> download(at(server.url())))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("GET " + internal.url() + "/secret.tgz: " + refusal);

            server.list(chart, "redirected.tgz", RepositoryServer.sha256(chart.archive()));
            server.redirect("/redirected.tgz", internal.url() + "/secret.tgz");
            assertThatThrownBy(() -> download(at(server.url()))).hasMessageContaining(refusal);

            server.redirect("/index.yaml", internal.url() + "/index.yaml");
            assertRefused(at(server.url()), refusal);

            server.redirect("/index.yaml", "https://127.0.0.1:" + internal.port() + "/index.yaml");
            assertRefused(at(server.url()), "with the internal address 127.0.0.1; add the host to");

            assertThat(internal.requests()).isEmpty();
        }
    }

    @Test
    void a_url_without_a_valid_host_is_refused() throws Exception {
        server.list(chart, "http://a_b:x/c.tgz", RepositoryServer.sha256(chart.archive()));

        assertThatThrownBy(() -> download(at(server.url())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the URL has no valid host");
    }

    @Test
    void the_number_of_redirects_is_limited() {
        server.redirect("/index.yaml", "/index.yaml");

        assertRefused(at(server.url()), "GET " + server.url() + "/index.yaml: more than 5 redirects");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void redirects_to_other_schemes_than_http_are_not_followed() {
        server.redirect("/index.yaml", "file:///etc/passwd");

        assertRefused(at(server.url()), "redirect to file:///etc/passwd is not allowed");
    }

    @Test
    void an_archive_with_another_digest_is_rejected() {
        server.answer("/package/remote-v1.0.0.tgz", "something else");

        assertThatThrownBy(() -> download(at(server.url())))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining("chart remote v1.0.0")
                .hasMessageContaining(RepositoryServer.sha256(chart.archive()));
    }

    @Test
    void every_url_of_a_chart_is_tried_and_reported() {
        server.answer("/package/remote-v1.0.0.tgz", 500, new byte[0]);

        assertThatThrownBy(() -> download(at(server.url())))
                .isInstanceOf(Problem.class)
                .hasMessage("chart repository company (" + server.url() + ") cannot be used: GET " + server.url()
                        + "/package/remote-v1.0.0.tgz: status 500");
    }

    @Test
    void the_errors_of_missing_and_protected_urls_are_clear() {
        server.answer("/index.yaml", 404, new byte[0]);
        assertRefused(at(server.url()), "/index.yaml: 404: not found");

        server.answer("/index.yaml", 401, new byte[0]);
        assertRefused(
                at(server.url()),
                "401: credentials required; set FATECLOUD_REPO_USERNAME and " + "FATECLOUD_REPO_PASSWORD");
        assertRefused(
                at("http://me:secret@127.0.0.1:" + server.port()),
                "401: the configured user name and password were rejected");
    }

    @Test
    void an_invalid_index_is_rejected() {
        server.answer("/index.yaml", "<html>not found: a: b</html>");

        assertThatThrownBy(() -> index(at(server.url())))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining("index.yaml of " + server.url());
    }

    @Test
    void reading_stops_at_the_size_limit() {
        byte[] megabyte = new byte[1 << 20];
        server.on("/index.yaml", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (end.getCount() > 0) {
                    exchange.getResponseBody().write(megabyte);
                }
            }
        });

        assertRefused(at(server.url()), "larger than " + (32 << 20) + " bytes");
    }

    @Test
    void the_read_timeout_limits_how_long_a_server_may_send_nothing() {
        server.on("/index.yaml", exchange -> awaitEnd());
        assertRefused(repository(timeouts(SHORT, LONG), Map.of(), Map.of()), "no data received for 300 ms");

        server.on("/index.yaml", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("apiVersion: v1\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        assertRefused(repository(timeouts(SHORT, LONG), Map.of(), Map.of()), "no data received for 300 ms");
    }

    @Test
    void the_total_timeout_limits_a_download() {
        server.on("/index.yaml", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (end.getCount() > 0) {
                    exchange.getResponseBody().write('\n');
                    exchange.getResponseBody().flush();
                }
            }
        });

        assertRefused(repository(timeouts(LONG, SHORT), Map.of(), Map.of()), "timed out after 300 ms");
    }

    @Test
    void a_refused_connection_is_reported() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertRefused(at("http://127.0.0.1:" + closed), "/index.yaml: connection refused");
    }

    @Test
    void an_expired_index_is_revalidated_with_its_etag() throws Exception {
        String text = "entries: {remote: [{version: v1.0.0, urls: [a.tgz]}]}";
        server.on("/index.yaml", exchange -> {
            boolean known = "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            RepositoryServer.send(
                    exchange, known ? 304 : 200, known ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
        });
        HelmRepository old = repository(
                new RepositorySettings("company", server.url(), "", "", "", LONG, LONG, LONG, Duration.ZERO, LONG),
                Map.of(),
                Map.of());
        index(old);
        assertThat(old.index("remote", "v1.0.0").find("remote", "v1.0.0")).isPresent();
        assertThat(server.requests()).extracting(RepositoryServer.Request::tag).containsExactly("", "\"one\"");
    }

    @Test
    void a_cached_index_is_not_requested_again() throws Exception {
        HelmRepository repository = at(server.url());
        index(repository);
        index(repository);

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_proxy_of_the_environment_is_used_with_its_credentials_unless_no_proxy_applies() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("http_proxy", "http://proxy-user:proxy%20word@127.0.0.1:" + server.port());
        download(repository(settings("http://me:word@charts.example.test", "", ""), environment, Map.of()));

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.proxyAuthorization()).isEqualTo(basic("proxy-user:proxy word"));
            assertThat(request.authorization()).isEqualTo(basic("me:word"));
        });

        server.requests().clear();
        environment.put("NO_PROXY", "other.test,example.test");
        HelmRepository direct =
                repository(settings("http://127.0.0.1:" + server.port(), "", ""), environment, Map.of());
        download(direct);
        assertThat(server.requests())
                .extracting(RepositoryServer.Request::proxyAuthorization)
                .containsOnly("");
    }

    @Test
    void proxy_credentials_are_sent_to_the_proxy_and_not_to_the_repository() throws Exception {
        try (RecordingProxy tunnel = RecordingProxy.start()) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "proxy-user:word@127.0.0.1:" + tunnel.port());

            assertRefused(
                    repository(settings("https://me:secret@charts.example.test", "", ""), environment, Map.of()),
                    "got: 502, through proxy 127.0.0.1:" + tunnel.port());
            assertThat(tunnel.asked())
                    .startsWith("CONNECT charts.example.test:443 ")
                    .contains("Proxy-Authorization: " + basic("proxy-user:word"))
                    .doesNotContain(basic("me:secret"));
        }
    }

    @Test
    void the_error_of_an_invalid_proxy_hides_its_password() {
        assertRefused(
                repository(
                        settings("https://charts.example.test", "", ""),
                        Map.of("HTTPS_PROXY", "socks5://me:secret@127.0.0.1:1"),
                        Map.of()),
                "HTTPS_PROXY is invalid; expected http://host:port");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertRefused(HelmRepository repository, String reason) {
        assertThatThrownBy(() -> index(repository))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret");
    }

    private static RepositoryChart index(HelmRepository repository) throws InterruptedException {
        return repository.index("remote", "v1.0.0").find("remote", "v1.0.0").orElseThrow();
    }

    private static byte[] download(HelmRepository repository) throws InterruptedException {
        return repository.download(index(repository));
    }

    private static HelmRepository at(String url) {
        return repository(settings(url, "", ""), Map.of(), Map.of());
    }

    private static HelmRepository repository(
            RepositorySettings settings, Map<String, String> environment, Map<String, String> properties) {
        return new HelmRepository(settings, ArchiveLimits.DEFAULT, new Proxies(environment, properties::get));
    }

    private static RepositorySettings settings(String url, String username, String password) {
        return new RepositorySettings("company", url, username, password, "", LONG, LONG, LONG, LONG, LONG);
    }

    private RepositorySettings timeouts(Duration read, Duration total) {
        return new RepositorySettings("company", server.url(), "", "", "", LONG, read, total, LONG, LONG);
    }
}
