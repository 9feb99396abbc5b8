package org.fedai.kubefate.chart.internal.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.fedai.kubefate.chart.internal.value.ValuesMap;
import org.jspecify.annotations.Nullable;

/** All templates of a chart and its enabled subcharts, and the data of each chart's templates. */
public final class ChartScope {
    /**
     * A template and its data.
     *
     * @param name chart and path: {@code fate/templates/core/mysql.yaml}
     * @param dot the same map for all templates of a chart, as they may change it
     */
    public record Template(String name, String text, String basePath, ValuesMap dot) {
        /** Whether it only contains definitions for other templates. */
        public boolean isPartial() {
            return name.substring(name.lastIndexOf('/') + 1).startsWith("_");
        }

        /** Tells the template its own name, just before it is rendered. */
        public void introduce() {
            ValuesMap self = dot.of(new LinkedHashMap<>());
            self.put("Name", name);
            self.put("BasePath", basePath);
            dot.put("Template", self);
        }
    }

    private final HelmVersion helm;
    private final ChartNode root;
    private final Map<String, @Nullable Object> values;
    private final Map<String, Template> templates = new TreeMap<>(ChartScope::compareNames);
    private final List<String> warnings;

    private ChartScope(HelmVersion helm, ChartNode root, Map<String, @Nullable Object> values, List<String> warnings) {
        this.helm = helm;
        this.root = root;
        this.values = values;
        this.warnings = warnings;
    }

    /**
     * Prepares a chart for rendering.
     *
     * @param helm whose rules apply
     * @param values of the user
     * @param release what templates see as {@code .Release}
     * @param capabilities what they see as {@code .Capabilities}
     * @param limits the limits of validating the values against a schema
     * @throws ChartException if a required chart is missing, or the values are invalid
     */
    public static ChartScope of(
            HelmVersion helm,
            Chart chart,
            Map<String, @Nullable Object> values,
            Map<String, @Nullable Object> release,
            Object capabilities,
            RenderLimits limits) {
        checkPresent(chart);
        Warnings warnings = new Warnings();
        Coalescing coalescing = new Coalescing(helm, new Bounds(limits.functions()), warnings);
        ChartNode root = new Dependencies(helm, coalescing, warnings).process(chart, values);
        Map<String, @Nullable Object> coalesced = coalescing.coalesce(root, values);
        SchemaCheck.check(root, coalesced, limits);
        ChartScope scope = new ChartScope(helm, root, coalesced, warnings.list());
        Map<String, @Nullable Object> outer = new LinkedHashMap<>();
        outer.put("Release", release);
        outer.put("Capabilities", capabilities);
        scope.add(root, scope.valuesMap(coalesced), outer);
        return scope;
    }

    /** The values that the templates see. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The templates in the order in which Helm renders them. */
    public List<Template> templates() {
        return List.copyOf(templates.values());
    }

    /** Warnings about conflicting values. */
    public List<String> warnings() {
        return warnings;
    }

    /** The files of {@code crds/}, named by chart and path, those of the chart before those of its subcharts. */
    public List<ChartFile> crds() {
        List<ChartFile> crds = new ArrayList<>();
        collectCrds(root, crds);
        return crds;
    }

    private static void collectCrds(ChartNode node, List<ChartFile> crds) {
        node.chart().crds().forEach(file -> crds.add(new ChartFile(node.path() + "/" + file.name(), file.data())));
        node.dependencies().forEach(inner -> collectCrds(inner, crds));
    }

    private static void checkPresent(Chart chart) {
        List<String> missing = chart.metadata().dependencies().stream()
                .map(dependency -> dependency.name())
                .filter(name -> chart.dependencies().stream()
                        .noneMatch(inner -> inner.name().equals(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new ChartException("chart " + chart.name() + " requires charts that are not in its charts/ folder: "
                    + String.join(", ", missing));
        }
    }

    /** Adds the templates of a chart and its subcharts. Of two with the same name the later one takes effect. */
    private Map<String, @Nullable Object> add(
            ChartNode node, Map<String, @Nullable Object> nodeValues, Map<String, @Nullable Object> outer) {
        Map<String, @Nullable Object> inside = new LinkedHashMap<>();
        ValuesMap dot = valuesMap(new LinkedHashMap<>());
        dot.put("Chart", ChartValue.of(node, helm));
        dot.put("Files", new FilesValue(helm, node.chart().files()));
        dot.put("Release", outer.get("Release"));
        dot.put("Capabilities", outer.get("Capabilities"));
        dot.put("Values", nodeValues);
        dot.put("Subcharts", inside);
        for (ChartNode inner : node.dependencies()) {
            Map<String, @Nullable Object> own =
                    Tables.table(nodeValues, inner.name()).orElseGet(LinkedHashMap::new);
            inside.put(inner.name(), add(inner, valuesMap(own), dot));
        }
        boolean library = node.chart().metadata().isLibrary();
        for (ChartFile file : node.chart().templates()) {
            Template template = new Template(
                    node.path() + "/" + file.name(), Utf8.text(file.data()), node.path() + "/templates", dot);
            if (!library || template.isPartial()) {
                templates.put(template.name(), template);
            }
        }
        return dot;
    }

    private ValuesMap valuesMap(Map<String, @Nullable Object> map) {
        return new ValuesMap(helm == HelmVersion.V3 ? ValuesMap.CHARTUTIL : ValuesMap.COMMON, map);
    }

    /** Deeper paths first, and paths of the same depth in reverse alphabetical order. */
    private static int compareNames(String a, String b) {
        int byDepth = Long.compare(depth(b), depth(a));
        return byDepth != 0 ? byDepth : b.compareTo(a);
    }

    private static long depth(String name) {
        return name.chars().filter(c -> c == '/').count();
    }
}
