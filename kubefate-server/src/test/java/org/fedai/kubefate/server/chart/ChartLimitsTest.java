package org.fedai.kubefate.server.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RepositoryServer;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A service with low chart limits. */
@ServerTest
class ChartLimitsTest {
    private static final RepositoryServer REPOSITORY = RepositoryServer.start();

    @Autowired
    private ChartRepository stored;

    private Api api;

    @DynamicPropertySource
    static void setLimits(DynamicPropertyRegistry registry) {
        registry.add("kubefate.repository.url", REPOSITORY::url);
        registry.add("kubefate.charts.folder", () -> "src/test/java");
        registry.add("kubefate.charts.archive-size", () -> "8KB");
        registry.add("kubefate.charts.total-size", () -> "16KB");
        registry.add("kubefate.charts.file-size", () -> "4KB");
        registry.add("kubefate.charts.entries", () -> "12");
        registry.add("kubefate.charts.nesting", () -> "1");
    }

    @AfterAll
    static void close() {
        REPOSITORY.close();
    }

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
    }

    @Test
    void a_chart_within_the_limits_is_accepted() {
        TestChart chart = chart().with("files/largest", "x".repeat(4096))
                .with("charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 1.0.0\n");

        Api.Reply reply = upload(chart);

        assertThat(reply.status()).as(reply.error()).isEqualTo(200);
    }

    @Test
    void the_archive_size_is_limited() {
        Api.Reply reply = upload(incompressible(chart()));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.error()).isEqualTo("the upload is larger than the limit of 8192 bytes");
    }

    @Test
    void the_file_size_is_limited() {
        assertRefused(
                chart().with("files/large", "x".repeat(4097)),
                "the file limited/files/large of the chart is larger than 4096 bytes");
    }

    @Test
    void the_total_size_is_limited() {
        TestChart chart = chart();
        for (int i = 0; i < 4; i++) {
            chart.with("files/" + i, "x".repeat(4096));
        }
        assertRefused(chart, "the chart is larger than 16384 bytes when unpacked");
    }

    @Test
    void the_number_of_files_is_limited() {
        TestChart chart = chart();
        for (int i = 0; i < 12; i++) {
            chart.with("files/" + i, "x");
        }
        assertRefused(chart, "the chart has more than 12 files and folders");
    }

    @Test
    void the_nesting_of_subcharts_is_limited() {
        assertRefused(
                chart().with("charts/a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n")
                        .with("charts/a/charts/b/Chart.yaml", "apiVersion: v2\nname: b\nversion: 1.0.0\n"),
                "charts are nested more than 1 levels deep");
    }

    @ParameterizedTest
    @CsvSource({"noisy, 503, larger than 8192 bytes", "long, 422, larger than 4096 bytes"})
    void downloaded_charts_have_the_same_limits(String name, int status, String message) {
        TestChart chart = TestChart.named(name, "v1.0.0");
        REPOSITORY.offer(name.equals("noisy") ? incompressible(chart) : chart.with("files/large", "x".repeat(4097)));

        Api.Reply reply = new ClusterApi(api).tryInstall(ClusterApi.args(name, name, name, "v1.0.0", ""));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error()).contains(message);
    }

    @Test
    void a_stored_chart_beyond_lowered_limits_is_listed_without_content() {
        byte[] archive = TestChart.named("older", "v1.0.0")
                .with("files/large", "x".repeat(4097))
                .archive();
        ChartEntity older = stored.save(new ChartEntity(
                ChartArchive.read(archive, ArchiveLimits.DEFAULT), NewChart.uploaded(archive), Instant.EPOCH));

        Api.Reply list = api.get("/v1/chart");

        assertThat(list.status()).isEqualTo(200);
        JsonNode listed = list.data()
                .valueStream()
                .filter(chart -> chart.path("uuid").asString().equals(older.uuid()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("name").asString()).isEqualTo("older");
        assertThat(listed.path("templates")).isEmpty();
        assertThat(api.get("/v1/chart/" + older.uuid()).error()).contains("larger than 4096 bytes");
    }

    private void assertRefused(TestChart chart, String message) {
        Api.Reply reply = upload(chart);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains(message);
    }

    private Api.Reply upload(TestChart chart) {
        return api.upload("/v1/chart", "file", chart.archive());
    }

    private static TestChart chart() {
        return TestChart.named("limited", "v1.0.0");
    }

    /** With files that do not compress well. */
    private static TestChart incompressible(TestChart chart) {
        Random random = new Random(4711);
        for (int i = 0; i < 3; i++) {
            String noise =
                    random.ints(4096, '!', '~').mapToObj(Character::toString).collect(Collectors.joining());
            chart.with("files/" + i, noise);
        }
        return chart;
    }
}
