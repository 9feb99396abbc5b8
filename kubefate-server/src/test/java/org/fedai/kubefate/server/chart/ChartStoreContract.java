package org.fedai.kubefate.server.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.version.ServiceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which charts may be replaced in the store, also concurrently, on every database. */
abstract class ChartStoreContract {
    private static final int AT_ONCE = 8;

    @TempDir
    private Path folder;

    @Autowired
    private ChartStore store;

    @Autowired
    private ServiceVersion version;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void replicas_that_start_concurrently_store_the_bundled_charts_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            String name = "rush-" + round;
            write(TestChart.named(name, "v1.0.0"));
            CyclicBarrier together = new CyclicBarrier(AT_ONCE);
            List<Future<?>> replicas = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
                for (int i = 0; i < AT_ONCE; i++) {
                    replicas.add(threads.submit(() -> {
                        together.await();
                        start();
                        return null;
                    }));
                }
            }
            for (Future<?> replica : replicas) {
                replica.get();
            }
            assertThat(jdbc.sql("SELECT COUNT(*) FROM chart WHERE name = ?")
                            .param(name)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_newer_release_replaces_its_charts_and_an_older_one_does_not() throws IOException {
        String name = "bundled";
        write(TestChart.named(name, "v1.0.0"));
        start();

        write(TestChart.named(name, "v1.0.0").with("values.yaml", "greeting: again\n"));
        start();
        assertThat(values(name)).as("the same release").isEqualTo("greeting: again\n");

        bundledBy(name, "v99.0.0");
        write(TestChart.named(name, "v1.0.0").with("values.yaml", "greeting: older\n"));
        start();
        assertThat(values(name)).as("an older release").isEqualTo("greeting: again\n");

        bundledBy(name, "v0.0.0-alpha");
        start();
        assertThat(values(name)).as("a newer release").isEqualTo("greeting: older\n");
    }

    @Test
    void uploaded_and_downloaded_charts_are_not_replaced_by_bundled_or_downloaded_ones() throws IOException {
        TestChart mine = TestChart.named("mine", "v1.0.0").with("values.yaml", "greeting: mine\n");
        TestChart far = TestChart.named("far", "v1.0.0").with("values.yaml", "greeting: far\n");
        store.put(NewChart.uploaded(mine.archive()));
        store.add(NewChart.downloaded(far.archive()), "far", "v1.0.0");

        write(TestChart.named("mine", "v1.0.0"));
        write(TestChart.named("far", "v1.0.0"));
        start();
        store.add(NewChart.downloaded(TestChart.named("mine", "v1.0.0").archive()), "mine", "v1.0.0");

        assertThat(values("mine")).isEqualTo("greeting: mine\n");
        assertThat(values("far")).isEqualTo("greeting: far\n");
    }

    @Test
    void a_library_chart_is_not_stored() throws IOException {
        write(TestChart.named("helpers", "v1.0.0")
                .with("Chart.yaml", "apiVersion: v2\ntype: library\nname: helpers\nversion: v1.0.0\n"));
        write(TestChart.named("beside-helpers", "v1.0.0"));
        start();

        assertThat(store.find("helpers", "v1.0.0")).isEmpty();
        assertThat(store.find("beside-helpers", "v1.0.0")).isPresent();
    }

    /** What a service does at startup. */
    private void start() {
        new BundledCharts(settings(), store, version).afterSingletonsInstantiated();
    }

    private ChartSettings settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of("kubefate.charts.folder", folder.toString())))
                .bind("kubefate.charts", ChartSettings.class)
                .get();
    }

    private void write(TestChart chart) throws IOException {
        Files.write(folder.resolve(chart.name() + ".tgz"), chart.archive());
    }

    private String values(String name) {
        return store.find(name, "v1.0.0").orElseThrow().text("values.yaml").orElseThrow();
    }

    private void bundledBy(String name, String release) {
        jdbc.sql("UPDATE chart SET bundled_by = ? WHERE name = ?")
                .params(release, name)
                .update();
    }
}
