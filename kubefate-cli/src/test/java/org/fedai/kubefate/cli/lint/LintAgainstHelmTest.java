package org.fedai.kubefate.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.cli.lint.LintFinding.Level;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding of {@code helm lint} is found here with the same severity. */
class LintAgainstHelmTest {
    private static final String CHART = """
            apiVersion: v2
            name: probe
            version: 1.0.0
            appVersion: "1.0"
            description: a probe
            icon: https://example.com/icon.png
            """;
    private static final String OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: probe\n";
    private static final String TEMPLATE = "templates/object.yaml";

    /** Helm's linter accepts these charts, but neither Helm nor this service can install them. */
    private static final Set<String> ONLY_HERE = Set.of("dependency that is not there", "template that fails");

    @TempDir
    private Path folder;

    static Stream<Arguments> charts() {
        return Stream.of(
                chart("nothing wrong"),
                chart("no icon", "Chart.yaml", CHART.replaceAll("icon:.*\n", "")),
                chart("icon that is no address", "Chart.yaml", CHART.replaceAll("icon:.*", "icon: here it is")),
                chart("no description", "Chart.yaml", CHART.replaceAll("description:.*\n", "")),
                chart("version as a number", "Chart.yaml", CHART.replace("1.0.0", "1.1")),
                chart("version that is none", "Chart.yaml", CHART.replace("1.0.0", "latest")),
                chart("no version", "Chart.yaml", CHART.replaceAll("\nversion:.*", "")),
                chart("appVersion as a number", "Chart.yaml", CHART.replace("\"1.0\"", "1.1")),
                chart("no name", "Chart.yaml", CHART.replaceAll("name:.*\n", "")),
                chart("name with a slash", "Chart.yaml", CHART.replace("name: probe", "name: a/b")),
                chart("no apiVersion", "Chart.yaml", CHART.replaceAll("apiVersion:.*\n", "")),
                chart("apiVersion that is none", "Chart.yaml", CHART.replace("v2", "v9")),
                chart("library", "Chart.yaml", CHART + "type: library\n"),
                chart("type that is none", "Chart.yaml", CHART + "type: program\n"),
                chart("type in a chart of v1", "Chart.yaml", CHART.replace("v2", "v1") + "type: application\n"),
                chart("maintainer", "Chart.yaml", CHART + "maintainers: [{name: me, email: me@example.com}]\n"),
                chart("maintainer without a name", "Chart.yaml", CHART + "maintainers: [{email: me@example.com}]\n"),
                chart(
                        "maintainer with half an address",
                        "Chart.yaml",
                        CHART + "maintainers: [{name: a, email: me@}]\n"),
                chart("maintainer with a strange url", "Chart.yaml", CHART + "maintainers: [{name: a, url: here}]\n"),
                chart("source", "Chart.yaml", CHART + "sources: [\"https://example.com/source\"]\n"),
                chart("source that is no address", "Chart.yaml", CHART + "sources: [\"over there\"]\n"),
                chart("dependency that is not there", "Chart.yaml", CHART + dependency("other")),
                chart("dependency", "Chart.yaml", CHART + dependency("other"), "charts/other/Chart.yaml", other()),
                chart("dependency that is not named", "charts/other/Chart.yaml", other()),
                chart(
                        "dependency in a chart of v1",
                        "Chart.yaml",
                        CHART.replace("v2", "v1") + dependency("other"),
                        "charts/other/Chart.yaml",
                        other()),
                chart("no values", "values.yaml", ""),
                chart("values that are not YAML", "values.yaml", "a: [\n"),
                chart("values against their schema", "values.yaml", "a: text\n", "values.schema.json", schema()),
                chart("file that is no template", "templates/object.json", "{}"),
                chart("template that is not YAML", TEMPLATE, OBJECT + " x: [\n"),
                chart("template that does not parse", TEMPLATE, OBJECT + "data: {{ .Values.a\n"),
                chart("template that fails", TEMPLATE, OBJECT + "data: {{ fail \"no\" }}\n"),
                chart("name that Kubernetes refuses", TEMPLATE, OBJECT.replace("name: probe", "name: Not_A_Name")),
                chart("name of a service", TEMPLATE, object("v1", "Service", "9-lives")),
                chart("name of a namespace", TEMPLATE, object("v1", "Namespace", "a.b")),
                chart("name of a role", TEMPLATE, object("rbac.authorization.k8s.io/v1", "Role", "system:reader")),
                chart("no selector", TEMPLATE, object("apps/v1", "Deployment", "probe") + "spec: {replicas: 1}\n"),
                chart(
                        "selector",
                        TEMPLATE,
                        object("apps/v1", "StatefulSet", "probe") + "spec: {selector: {matchLabels: {a: b}}}\n"),
                chart("deprecated kind", TEMPLATE, object("extensions/v1beta1", "Ingress", "probe")),
                chart("deprecated job", TEMPLATE, object("batch/v1beta1", "CronJob", "probe")),
                chart("deprecated limit", TEMPLATE, object("autoscaling/v2beta2", "HorizontalPodAutoscaler", "probe")),
                chart("deprecated role", TEMPLATE, object("rbac.authorization.k8s.io/v1beta1", "Role", "probe")),
                chart("no longer known role", TEMPLATE, object("rbac.authorization.k8s.io/v1alpha1", "Role", "probe")),
                chart("deprecated budget", TEMPLATE, object("policy/v1beta1", "PodDisruptionBudget", "probe")),
                chart("newest kinds", TEMPLATE, object("networking.k8s.io/v1", "Ingress", "probe")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charts")
    void findings_match_those_of_helm(String name, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve("probe").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        LintResult helm = new Helm(folder.resolve("probe")).lint().call();

        List<LintFinding> own = lint();

        String both = "helm: " + helm.getMessages() + "\nhere: " + own;
        assertThat(has(own, Level.ERROR)).as(both).isEqualTo(helm.isFailed() || ONLY_HERE.contains(name));
        boolean warned = helm.getMessages().stream().anyMatch(message -> message.startsWith("[WARNING]"));
        assertThat(own.stream()
                        .anyMatch(finding -> finding.level() == Level.WARNING
                                && !finding.where().equals("values-template-example.yaml")))
                .as(both)
                .isEqualTo(warned);
        boolean deprecated = helm.getMessages().stream().anyMatch(message -> message.contains("deprecated"));
        assertThat(own.stream().anyMatch(finding -> finding.message().contains("is deprecated since")))
                .as(both)
                .isEqualTo(deprecated);
        boolean icon = helm.getMessages().stream().anyMatch(message -> message.contains("icon is recommended"));
        assertThat(own.contains(new LintFinding(Level.INFO, "Chart.yaml", "has no icon")))
                .as(both)
                .isEqualTo(icon);
    }

    private List<LintFinding> lint() {
        try {
            return new ChartLinter(
                            ChartFolder.read(folder.resolve("probe"), ArchiveLimits.DEFAULT),
                            Capabilities.ofKubeVersion("1.20.0"),
                            new ChartRenderer())
                    .lint(null);
        } catch (EngineException e) {
            return List.of(new LintFinding(Level.ERROR, "the chart", String.valueOf(e.getMessage())));
        }
    }

    private static boolean has(List<LintFinding> findings, Level level) {
        return findings.stream().anyMatch(finding -> finding.level() == level);
    }

    /** @param changes files that replace those of a valid chart */
    private static Arguments chart(String name, String... changes) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Chart.yaml", CHART);
        files.put("values.yaml", "a: 1\n");
        files.put(TEMPLATE, OBJECT);
        for (int i = 0; i < changes.length; i += 2) {
            files.put(changes[i], changes[i + 1]);
        }
        return Arguments.of(name, files);
    }

    private static String dependency(String name) {
        return "dependencies: [{name: " + name + ", version: 1.0.0, repository: \"https://example.com\"}]\n";
    }

    private static String other() {
        return CHART.replace("name: probe", "name: other");
    }

    private static String schema() {
        return "{\"properties\": {\"a\": {\"type\": \"integer\"}}}";
    }

    private static String object(String apiVersion, String kind, String name) {
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata:\n  name: " + name + "\n";
    }
}
