package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.yaml.YamlDocument;

/**
 * Looks for mistakes in a cluster.yaml that is well-formed: keys and kinds of values that are not in the chart's example, and, for
 * FATE, modules that do not match the engines. Its findings are warnings, because an example need not be complete.
 */
public final class SpecValidator {
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6}).*");
    /** Keys of KubeFATE itself, independent of the chart. */
    private static final List<String> OWN = List.of("name", "namespace", "chartName", "chartVersion", "skippedKeys");
    /** Its keys are the ids of parties. */
    private static final String ALWAYS_SKIPPED = "route_table";

    private SpecValidator() {}

    /** Whether charts of this version have a complete example; older ones have gaps. */
    public static boolean isValidated(String chartVersion) {
        Matcher version = VERSION.matcher(chartVersion);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major > 1 || (major == 1 && Integer.parseInt(version.group(2)) >= 9);
    }

    /**
     * Finds probable mistakes.
     *
     * @param example the chart's values-template-example.yaml; if it is empty, keys are not compared
     * @return the findings, sorted by line
     */
    public static List<Finding> validate(ClusterSpec spec, String example) {
        YamlDocument document = spec.yaml();
        List<Finding> findings = new ArrayList<>();
        for (String repeated : document.repeatedKeys()) {
            findings.add(repeated(repeated));
        }
        if (!example.isBlank()) {
            Shape shape = ExampleReader.read(example);
            OWN.forEach(shape::child);
            String chart = spec.chartName() + " " + spec.chartVersion();
            findings.addAll(new CompareWithExample(document, shape, skipped(spec.document()), chart).findings());
        }
        if (spec.chartName().equals("fate")) {
            findings.addAll(new FateEngines(document, spec.document()).findings());
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return findings;
    }

    private static Finding repeated(String lineAndKey) {
        int colon = lineAndKey.indexOf(": ");
        String key = lineAndKey.substring(colon + 2);
        return new Finding(
                Integer.parseInt(lineAndKey.substring(0, colon)),
                key,
                key + " occurs twice; only the last one takes effect");
    }

    private static Set<String> skipped(Map<String, ?> spec) {
        Set<String> skipped = new HashSet<>(Set.of(ALWAYS_SKIPPED));
        if (spec.get("skippedKeys") instanceof List<?> keys) {
            keys.forEach(key -> skipped.add(String.valueOf(key)));
        }
        return skipped;
    }
}
