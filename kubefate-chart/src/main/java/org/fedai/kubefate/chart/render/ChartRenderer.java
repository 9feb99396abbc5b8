package org.fedai.kubefate.chart.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.RenderThread;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.scope.CapabilitiesValue;
import org.fedai.kubefate.chart.internal.scope.ChartScope;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.version.SemConstraint;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Renders charts to objects as Helm does. Thread-safe; caches the compiled programs of the latest charts. */
public final class ChartRenderer {
    private static final String VALUES_TEMPLATE = "values-template.yaml";
    private static final Set<String> API_VERSIONS = Set.of("v1", "v2");
    private static final int CACHED_PROGRAMS = 64;

    private final RenderLimits limits;
    private final HelmVersion helm;
    private final ProgramCache programs = new ProgramCache(CACHED_PROGRAMS);

    /** Creates a renderer that works as Helm 3 does, within {@link RenderLimits#DEFAULT}. */
    public ChartRenderer() {
        this(RenderLimits.DEFAULT);
    }

    /**
     * Creates a renderer that works as Helm 3 does.
     *
     * @param limits for each template; the time limit also applies to all templates of a chart together
     */
    public ChartRenderer(RenderLimits limits) {
        this(limits, HelmVersion.V3);
    }

    /**
     * Creates a renderer that works as the given version of Helm does.
     *
     * @param limits for each template; the time limit also applies to all templates of a chart together
     * @param helm whose functions and rules apply
     */
    public ChartRenderer(RenderLimits limits, HelmVersion helm) {
        this.limits = limits;
        this.helm = helm;
    }

    /**
     * {@return whether the chart computes its values from a document such as a cluster.yaml instead of values files}
     *
     * @param chart any chart
     */
    public static boolean takesDocuments(Chart chart) {
        return chart.text(VALUES_TEMPLATE).isPresent();
    }

    /**
     * Computes the values of a chart from a document: the output of the chart's {@code values-template.yaml}, or the document itself if
     * the chart has none.
     *
     * @param chart the chart with the {@code values-template.yaml}
     * @param document such as a cluster.yaml
     * @return values to merge into the default values of the chart: {@link Values#of}
     * @throws TemplateException with chart, file and line
     */
    public Map<String, @Nullable Object> values(Chart chart, Map<String, @Nullable Object> document) {
        Optional<String> template = chart.text(VALUES_TEMPLATE);
        if (template.isEmpty()) {
            return document;
        }
        String name = chart.name() + "/" + VALUES_TEMPLATE;
        TemplateSet program = compiled(chart, List.of(new TemplateSource(name, template.get())));
        return readValues(name, withoutNoValue(program.render(name, Documents.fromYamlMap(document))));
    }

    /**
     * Renders a text that does not belong to a chart, without values: {@code app-{{ randAlpha 5 | lower }}}.
     *
     * @param name the name of the text in errors
     * @param template the template
     * @return the output
     * @throws TemplateException with name and line
     */
    public String text(String name, String template) {
        return withoutNoValue(TemplateSet.compile(List.of(new TemplateSource(name, template)), limits, helm)
                .render(name, Map.of()));
    }

    /**
     * The objects of {@code crds/} of the chart and its enabled subcharts. Helm installs them before it renders, so that
     * {@code .Capabilities} of an install contains their kinds: {@link Capabilities#with}.
     *
     * @param chart the chart with the {@code crds/}
     * @param request the request with the values that enable subcharts
     * @return the objects in the files; empty if there are none
     * @throws ChartException if the values are invalid for the chart
     */
    public List<ManifestObject> definitions(Chart chart, RenderRequest request) {
        return hasDefinitions(chart) ? definitions(scope(chart, request)) : List.of();
    }

    private static boolean hasDefinitions(Chart chart) {
        return !chart.crds().isEmpty() || chart.dependencies().stream().anyMatch(ChartRenderer::hasDefinitions);
    }

    /**
     * Renders a chart.
     *
     * @param chart an application chart; library charts are refused
     * @param request the release, the values and the Kubernetes to render for
     * @return objects, hooks and notes
     * @throws TemplateException with chart, file and line
     * @throws ChartException if the values are invalid for the chart, or the chart does not support this Kubernetes
     */
    public RenderedChart render(Chart chart, RenderRequest request) {
        checkInstallable(chart, request.capabilities());
        ChartScope scope = scope(chart, request);
        Map<String, @Nullable Object> seen = Documents.fromYamlMap(scope.values());
        RenderedFiles files = new RenderedFiles(
                helm, RenderThread.call(() -> renderAll(chart, scope, request.lookup())), chart.name());
        return new RenderedChart(
                seen,
                definitions(scope),
                files.manifest(),
                files.hooks(),
                files.notes(),
                files.documents(),
                scope.warnings());
    }

    private ChartScope scope(Chart chart, RenderRequest request) {
        Capabilities capabilities = request.capabilities();
        return RenderThread.call(() -> ChartScope.of(
                helm,
                chart,
                Documents.fromYamlMap(request.values().asMap()),
                releaseValue(request.release()),
                CapabilitiesValue.of(
                        helm, capabilities.kubeVersion(), capabilities.comparedVersion(), capabilities.apiVersions()),
                limits));
    }

    private List<ManifestObject> definitions(ChartScope scope) {
        return scope.crds().stream()
                .flatMap(file -> RenderedFiles.documents(helm, file.name(), file.text()).stream())
                .flatMap(document -> document.objects().stream())
                .toList();
    }

    private void checkInstallable(Chart chart, Capabilities capabilities) {
        if (helm != HelmVersion.V3 && !API_VERSIONS.contains(chart.metadata().apiVersion())) {
            throw new ChartException("chart " + chart.name() + " has apiVersion "
                    + chart.metadata().apiVersion() + "; Helm 4 renders charts with v1 and v2");
        }
        String wanted = chart.metadata().kubeVersion();
        if (!wanted.isEmpty() && !SemConstraint.allows(wanted, capabilities.comparedVersion())) {
            throw new ChartException("chart " + chart.name() + " " + chart.version() + " requires Kubernetes " + wanted
                    + "; the version is " + capabilities.kubeVersion());
        }
        if (chart.metadata().isLibrary()) {
            throw new ChartException("chart " + chart.name() + " is a library chart and cannot be installed");
        }
    }

    private Map<String, String> renderAll(Chart chart, ChartScope scope, Lookup lookup) {
        TemplateSet program = compiled(
                chart,
                scope.templates().stream()
                        .map(template -> new TemplateSource(template.name(), template.text()))
                        .toList());
        Map<String, String> rendered = new LinkedHashMap<>();
        for (ChartScope.Template template : scope.templates()) {
            if (!template.isPartial()) {
                template.introduce();
                rendered.put(template.name(), withoutNoValue(program.render(template.name(), template.dot(), lookup)));
                checkTime(template.name());
            }
        }
        return rendered;
    }

    private void checkTime(String name) {
        if (RenderThread.hasWorkedLongerThan(limits.time())) {
            throw new TemplateException(
                    name,
                    0,
                    "rendering the chart takes longer than " + limits.time().toMillis() + " ms",
                    null);
        }
    }

    private TemplateSet compiled(Chart chart, List<TemplateSource> sources) {
        List<String> names = sources.stream().map(TemplateSource::name).toList();
        return programs.get(
                new ProgramCache.Key(chart.digest(), names), () -> TemplateSet.compile(sources, limits, helm));
    }

    private static Map<String, @Nullable Object> releaseValue(ReleaseInfo release) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("Name", release.name());
        value.put("Namespace", release.namespace());
        value.put("IsUpgrade", release.upgrade());
        value.put("IsInstall", !release.upgrade());
        value.put("Revision", (long) release.revision());
        value.put("Service", "Helm");
        return value;
    }

    /** Go writes this for missing values, and Helm removes it. */
    private static String withoutNoValue(String text) {
        return text.replace("<no value>", "");
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    private static Map<String, @Nullable Object> readValues(String name, String text) {
        Object values;
        try {
            values = Yaml.read(text, name);
        } catch (YamlException e) {
            throw new TemplateException(name, 0, "line " + e.line() + " of its output: " + e.reason(), e);
        }
        if (values == null) {
            return Map.of();
        }
        if (values instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new TemplateException(name, 0, "must render to a map of values", null);
    }
}
