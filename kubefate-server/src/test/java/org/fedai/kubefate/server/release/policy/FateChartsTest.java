package org.fedai.kubefate.server.release.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The charts of FATE need no permission. */
@OnEveryKubernetes
class FateChartsTest {
    private static final Release RELEASE = new Release("uuid", "fate-9999", "fate-9999");

    private final ChartPolicy policy;

    FateChartsTest(KubernetesUnderTest kubernetes) {
        KubeApi api = new KubeApi(kubernetes.client());
        this.policy = new ChartPolicy(
                List.of(),
                ProtectedNamespaces.withThatOf(Path.of("target", "none")),
                new KubernetesObjects(api, new ResourceTypes(api)));
    }

    @Test
    void the_bundled_charts_need_no_permission() throws IOException {
        List<String> refused = refused(Path.of("..", "charts"));

        assertThat(refused).isEmpty();
    }

    /** {@code -Dupstream=FOLDER}: packages. Those of other projects mount directories of nodes. */
    @Test
    @EnabledIfSystemProperty(named = "upstream", matches = ".+")
    void the_charts_of_a_folder_need_no_permission() throws IOException {
        List<String> refused = refused(Path.of(Objects.requireNonNull(System.getProperty("upstream"))));

        assertThat(refused).allSatisfy(message -> assertThat(message).startsWith("chart fedml-"));
    }

    private List<String> refused(Path folder) throws IOException {
        List<String> refused = new ArrayList<>();
        int rendered = 0;
        try (Stream<Path> charts = Files.list(folder)) {
            for (Path file : charts.filter(FateChartsTest::isChart).sorted().toList()) {
                Chart chart = Chart.read(file);
                if (chart.metadata().isLibrary()) {
                    continue;
                }
                RenderedChart objects;
                try {
                    objects = render(chart);
                } catch (EngineException e) {
                    // Some old packages do not render with their own example.
                    System.out.println(file + ": " + e.getMessage());
                    continue;
                }
                rendered++;
                try {
                    policy.check(RELEASE, chart, objects, false);
                } catch (Problem e) {
                    refused.add(e.getMessage());
                }
            }
        }
        assertThat(rendered).isPositive();
        return refused;
    }

    private static boolean isChart(Path path) {
        return path.toString().endsWith(".tgz") || Files.exists(path.resolve("Chart.yaml"));
    }

    /** With all modules that the example has. */
    private static RenderedChart render(Chart chart) {
        ChartRenderer renderer = new ChartRenderer();
        String example = chart.text("values-template-example.yaml").orElse("");
        Map<String, @Nullable Object> values = renderer.values(chart, document(example));
        return renderer.render(
                chart,
                RenderRequest.of(new ReleaseInfo(RELEASE.name(), RELEASE.namespace(), 1, false))
                        .withValues(Values.of(values)));
    }

    @SuppressWarnings("unchecked") // YAML maps have string keys.
    private static Map<String, @Nullable Object> document(String example) {
        return Yaml.read(example, "example") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
