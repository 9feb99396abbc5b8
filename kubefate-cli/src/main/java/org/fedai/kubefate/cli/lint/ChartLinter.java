package org.fedai.kubefate.cli.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.cli.lint.LintFinding.Level;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.spec.ChartTexts;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.jspecify.annotations.Nullable;

/** Checks a chart in every way that needs no Kubernetes, and collects the findings. */
public final class ChartLinter {
    private static final String EXAMPLE = "values-template-example.yaml";
    private static final List<String> TEMPLATE_ENDINGS = List.of(".yaml", ".yml", ".tpl", ".txt", ".j2");

    private final Chart chart;
    private final Capabilities capabilities;
    private final ChartRenderer renderer;
    private final List<LintFinding> findings = new ArrayList<>();

    public ChartLinter(Chart chart, Capabilities capabilities, ChartRenderer renderer) {
        this.chart = chart;
        this.capabilities = capabilities;
        this.renderer = renderer;
    }

    /**
     * Lints.
     *
     * @param spec a cluster.yaml to render with as well; null if there is none
     */
    public List<LintFinding> lint(@Nullable ClusterSpec spec) {
        MetadataRules.check(chart).forEach(this::add);
        files();
        if (chart.metadata().isLibrary()) {
            return List.copyOf(findings);
        }
        if (chart.text("values-template.yaml").isEmpty()) {
            add(Level.INFO, "values-template.yaml", "is missing, so a cluster.yaml is used as values unchanged");
        }
        render("values.yaml", () -> Map.of());
        example();
        if (spec != null) {
            checkRendering("the cluster.yaml", spec);
        }
        return List.copyOf(findings);
    }

    private void files() {
        if (chart.text("values.yaml").isEmpty()) {
            add(Level.INFO, "values.yaml", "is missing");
        }
        if (chart.templates().isEmpty()) {
            add(Level.WARNING, "templates/", "is missing");
        }
        for (ChartFile file : chart.templates()) {
            String name = file.name();
            if (TEMPLATE_ENDINGS.stream().noneMatch(name::endsWith)) {
                add(Level.ERROR, name, "is not a template: templates end in " + String.join(", ", TEMPLATE_ENDINGS));
            }
        }
    }

    private void example() {
        String text = chart.text(EXAMPLE).orElse("");
        if (text.isBlank()) {
            add(Level.WARNING, EXAMPLE, "is missing, so keys of a cluster.yaml cannot be checked");
            return;
        }
        ClusterSpec spec = attempt(EXAMPLE, () -> ClusterSpec.parse(text, EXAMPLE));
        if (spec != null) {
            if (!spec.chartName().equals(chart.name()) || !spec.chartVersion().equals(chart.version())) {
                add(Level.WARNING, EXAMPLE, "is for the chart %s %s".formatted(spec.chartName(), spec.chartVersion()));
            }
            checkRendering(EXAMPLE, spec);
        }
    }

    private void checkRendering(String source, ClusterSpec spec) {
        SpecValidator.validate(spec, ChartTexts.of(chart))
                .forEach(finding -> add(Level.WARNING, source + ":" + finding.line(), finding.message()));
        render(source, () -> renderer.values(chart, spec.document()));
    }

    private void render(String source, Supplier<Map<String, @Nullable Object>> values) {
        RenderedChart rendered = attempt(
                source,
                () -> renderer.render(
                        chart,
                        RenderRequest.install("release-name", "default")
                                .withValues(Values.of(values.get()))
                                .withCapabilities(capabilities)));
        if (rendered != null) {
            rendered.warnings().forEach(warning -> add(Level.WARNING, source, warning));
            objects(source, rendered);
        }
    }

    private void objects(String source, RenderedChart rendered) {
        Set<String> seen = new HashSet<>();
        Stream.concat(rendered.manifest().objects().stream(), rendered.hooks().stream())
                .forEach(object -> object(source, object, seen));
        if (seen.isEmpty()) {
            add(Level.WARNING, source, "renders no objects");
        }
    }

    private void object(String source, ManifestObject object, Set<String> seen) {
        String key = object.apiVersion() + " " + object.key("default");
        if (object.apiVersion().isEmpty() || object.kind().isEmpty()) {
            add(Level.ERROR, object.source(), "renders an object without apiVersion or kind with " + source);
        } else if (object.name().isEmpty()) {
            add(Level.ERROR, object.source(), "renders a " + object.kind() + " without a name with " + source);
        } else if (!seen.add(key)) {
            add(Level.ERROR, object.source(), "renders a second " + object.key("default") + " with " + source);
        } else {
            ObjectRules.wrongName(object).ifPresent(wrong -> add(Level.WARNING, object.source(), wrong));
        }
        if (ObjectRules.lacksSelector(object)) {
            add(Level.ERROR, object.source(), "renders a " + object.kind() + " without spec.selector");
        }
        DeprecatedKinds.of(object, SemVersion.parse(capabilities.kubeVersion()))
                .ifPresent(deprecated -> add(Level.WARNING, object.source(), deprecated));
    }

    private <T> @Nullable T attempt(String source, Supplier<T> work) {
        try {
            return work.get();
        } catch (KubefateException | EngineException e) {
            add(Level.ERROR, source, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void add(Level level, String where, String message) {
        add(new LintFinding(level, where, message));
    }

    private void add(LintFinding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
