package org.fedai.kubefate.chart.internal.scope;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** The default values of a chart. If values.yaml contains several documents, Helm 3 uses the first, Helm 4 merges all of them. */
final class DefaultValues {
    private static final String FILE = "values.yaml";
    private static final Pattern BAD_MARK = Pattern.compile("^---(?!\\s*(?:#.*)?$).*", Pattern.MULTILINE);

    private DefaultValues() {}

    /**
     * @throws ChartException if a document is not a map, or a document separator is invalid
     */
    static Map<String, @Nullable Object> of(Chart chart, HelmVersion helm) {
        List<String> documents = helm == HelmVersion.V3
                ? List.of()
                : Yaml.documents(chart.text(FILE).orElse(""));
        if (documents.size() < 2) {
            return Documents.fromYamlMap(chart.values());
        }
        checkMarks(chart);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        documents.forEach(document -> Documents.lay(read(chart, document), values));
        return values;
    }

    private static void checkMarks(Chart chart) {
        Matcher bad = BAD_MARK.matcher(chart.text(FILE).orElse(""));
        if (bad.find()) {
            throw refusal(
                    chart, "\"" + bad.group() + "\" is not a document separator: only a comment may follow ---", null);
        }
    }

    private static Map<String, @Nullable Object> read(Chart chart, String document) {
        Object values;
        try {
            values = Yaml.read(document, FILE);
        } catch (YamlException e) {
            throw refusal(chart, String.valueOf(e.getMessage()), e);
        }
        return switch (values) {
            case null -> Map.of();
            case Map<?, ?> map -> Documents.fromYamlMap(map);
            default -> throw refusal(chart, "each document of values.yaml must be a map", null);
        };
    }

    private static ChartException refusal(Chart chart, String reason, @Nullable Throwable cause) {
        return new ChartException("chart " + chart.name() + ": " + reason, cause);
    }
}
