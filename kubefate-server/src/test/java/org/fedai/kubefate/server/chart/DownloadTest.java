package org.fedai.kubefate.server.chart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RepositoryServer;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Charts that are not in the store are downloaded from the repository on first use. */
@ServerTest
class DownloadTest {
    private static final RepositoryServer REPOSITORY = RepositoryServer.start();

    private Api api;
    private ClusterApi clusters;

    @DynamicPropertySource
    static void pointAtTheRepository(DynamicPropertyRegistry registry) {
        registry.add("kubefate.repository.url", REPOSITORY::url);
        registry.add("kubefate.repository.name", () -> "company");
        registry.add("kubefate.repository.request-timeout", () -> "2s");
    }

    @AfterAll
    static void close() {
        REPOSITORY.close();
    }

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
        clusters = service.clusters();
    }

    @Test
    void a_chart_is_downloaded_once_on_first_use() {
        REPOSITORY.offer(TestChart.named("first-use", "v1.0.0"));

        assertThat(installed("first-use-1", "first-use", "v1.0.0")
                        .path("status")
                        .asString())
                .isEqualTo("Success");
        assertThat(installed("first-use-2", "first-use", "v1.0.0")
                        .path("status")
                        .asString())
                .isEqualTo("Success");

        assertThat(REPOSITORY.requestsOf("/package/first-use-v1.0.0.tgz")).isEqualTo(1);
        assertThat(charts("first-use")).isEqualTo(1);
    }

    @Test
    void an_update_downloads_its_chart_and_the_migration_chart() {
        deleteChart("fate-upgrade-manager");
        TestChart manager = TestChart.named("fate-upgrade-manager", "v1.0.0").with("templates/job.yaml", """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: fate-mysql-upgrade-job
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: upgrade, image: "example/upgrade:1"}]
                """);
        for (String file : new String[] {"web", "store", "service", "config"}) {
            manager.with("templates/" + file + ".yaml", "");
        }
        REPOSITORY.offer(manager);
        REPOSITORY.offer(TestChart.named("fate", "v1.8.0"));
        REPOSITORY.offer(TestChart.named("fate", "v1.9.0"));
        installed("migrated", "fate", "v1.8.0");

        JsonNode job = clusters.ended(
                api.put("/v1/cluster", ClusterApi.args("migrated", "migrated", "fate", "v1.9.0", "greeting: new\n"))
                        .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job)).contains("the database was migrated to version 1.9.0");
        assertThat(charts("fate-upgrade-manager")).isEqualTo(1);
    }

    @Test
    void a_slow_download_is_continued_by_the_job_and_shared() {
        TestChart chart = TestChart.named("slow", "v1.0.0");
        REPOSITORY.offer(chart);
        CountDownLatch go = delayArchive(chart);

        JsonNode one = begun("slow-1", "slow");
        JsonNode two = begun("slow-2", "slow");
        clusters.when(one, job -> ClusterApi.states(job).contains("download chart slow v1.0.0"));
        assertThat(api.get("/v1/chart/valueTemplateExample/slow/v1.0.0").status())
                .isEqualTo(503);
        go.countDown();

        assertThat(clusters.ended(one).path("status").asString()).isEqualTo("Success");
        assertThat(clusters.ended(two).path("status").asString()).isEqualTo("Success");
        assertThat(REPOSITORY.requestsOf("/package/slow-v1.0.0.tgz")).isEqualTo(1);
    }

    @Test
    void a_job_can_be_stopped_during_a_download() {
        TestChart chart = TestChart.named("endless", "v1.0.0");
        REPOSITORY.offer(chart);
        CountDownLatch go = delayArchive(chart);

        JsonNode job = begun("endless", "endless");
        clusters.when(job, now -> ClusterApi.states(now).contains("download chart endless v1.0.0"));
        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());

        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
        go.countDown();
    }

    @Test
    void the_error_of_an_unknown_version_lists_those_in_the_store_and_the_repository() {
        clusters.upload(TestChart.named("known", "v1.1.0"));
        REPOSITORY.offer(TestChart.named("known", "v1.0.0"));
        REPOSITORY.offer(TestChart.named("known", "v1.1.0"));

        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "one", "known", "v9.0.0", ""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error())
                .isEqualTo("chart known has no version v9.0.0; available versions: v1.1.0 in the store, v1.0.0 in "
                        + "repository "
                        + "company ("
                        + REPOSITORY.url() + ")");
        assertThat(clusters.tryInstall(ClusterApi.args("one", "one", "unheard-of", "v9.0.0", ""))
                        .error())
                .startsWith("there is no chart unheard-of; available charts: ")
                .contains("known");
    }

    @Test
    void the_error_of_an_unavailable_repository_says_what_was_tried() {
        REPOSITORY.answer("/index.yaml", 502, new byte[0]);
        try {
            Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", "one", "missing", "v1.0.0", ""));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.error())
                    .isEqualTo("chart missing v1.0.0 is not in the store, and chart repository company ("
                            + REPOSITORY.url() + ") cannot be used: GET " + REPOSITORY.url()
                            + "/index.yaml: status 502");
        } finally {
            REPOSITORY.asBefore("/index.yaml");
        }
    }

    @Test
    void an_archive_with_another_chart_or_none_is_not_stored() {
        TestChart other = TestChart.named("other-name", "v1.0.0");
        REPOSITORY.list(TestChart.named("wrong", "v1.0.0"), "wrong.tgz", "");
        REPOSITORY.answer("/wrong.tgz", 200, other.archive());
        REPOSITORY.list(TestChart.named("noise", "v1.0.0"), "noise.tgz", "");
        REPOSITORY.answer("/noise.tgz", 200, "noise".getBytes(StandardCharsets.UTF_8));

        Api.Reply wrong = clusters.tryInstall(ClusterApi.args("one", "one", "wrong", "v1.0.0", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.error()).isEqualTo("the archive of chart wrong v1.0.0 contains chart other-name v1.0.0");
        assertThat(clusters.tryInstall(ClusterApi.args("one", "one", "noise", "v1.0.0", ""))
                        .error())
                .startsWith("not a chart archive");
        assertThat(charts("other-name") + charts("wrong") + charts("noise")).isZero();
    }

    @Test
    void requesting_the_example_downloads_the_chart() {
        REPOSITORY.offer(TestChart.named("example", "v1.0.0"));

        Api.Reply reply = api.get("/v1/chart/valueTemplateExample/example/v1.0.0");

        assertThat(reply.status()).as(reply.error()).isEqualTo(200);
        assertThat(reply.data().asString()).isEqualTo("name: one\ngreeting: hello\n");
    }

    /** @return releases the archive when counted down */
    private static CountDownLatch delayArchive(TestChart chart) {
        CountDownLatch go = new CountDownLatch(1);
        String path = "/package/" + chart.name() + "-" + chart.version() + ".tgz";
        REPOSITORY.on(path, exchange -> {
            try {
                go.await(Eventually.STANDSTILL.toSeconds(), SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            RepositoryServer.send(exchange, 200, chart.archive());
        });
        return go;
    }

    private JsonNode begun(String name, String chart) {
        Api.Reply reply = clusters.tryInstall(ClusterApi.args(name, name, chart, "v1.0.0", ""));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }

    private JsonNode installed(String name, String chart, String version) {
        Api.Reply reply = clusters.tryInstall(ClusterApi.args(name, name, chart, version, ""));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return clusters.ended(reply.data());
    }

    private long charts(String name) {
        return api.get("/v1/chart")
                .data()
                .valueStream()
                .filter(chart -> chart.path("name").asString().equals(name))
                .count();
    }

    private void deleteChart(String name) {
        api.get("/v1/chart")
                .data()
                .valueStream()
                .filter(chart -> chart.path("name").asString().equals(name))
                .forEach(chart -> assertThat(
                                api.delete("/v1/chart/" + chart.path("uuid").asString())
                                        .status())
                        .isEqualTo(200));
    }
}
