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
import org.fedai.kubefate.chart.yaml.YamlDocument.PlainScalar;

/**
 * Looks for mistakes in a cluster.yaml that is well-formed: keys and kinds of values that are not in the chart's example, and, for
 * FATE, modules that do not match the engines. Its findings are warnings, because an example need not be complete.
 */
public final class SpecValidator {
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6}).*");
    /** Keys of KubeFATE itself, independent of the chart. */
    static final List<String> OWN = List.of("name", "namespace", "chartName", "chartVersion", "skippedKeys");

    private static final List<String> OF_KUBEFATE = List.of("fate", "fate-exchange", "fate-serving");
    /** Its keys are the ids of parties. */
    private static final String ALWAYS_SKIPPED = "route_table";

    private SpecValidator() {}

    /** Whether the chart is one of KubeFATE before 1.9.0. Their examples lack keys, and they have other modules. */
    static boolean hasGaps(ClusterSpec spec) {
        Matcher version = VERSION.matcher(spec.chartVersion());
        if (!OF_KUBEFATE.contains(spec.chartName()) || !version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major < 1 || (major == 1 && Integer.parseInt(version.group(2)) < 9);
    }

    /**
     * Finds probable mistakes.
     *
     * @param example the chart's values-template-example.yaml; if it is empty, keys are not compared
     * @return the findings, sorted by line
     */
    public static List<Finding> validate(ClusterSpec spec, String example) {
        return validate(spec, ChartTexts.ofExample(example));
    }

    /**
     * Finds probable mistakes.
     *
     * @param chart the texts of the chart; keys and modules are compared with those that are known
     * @return the findings, sorted by line
     */
    public static List<Finding> validate(ClusterSpec spec, ChartTexts chart) {
        YamlDocument document = spec.yaml();
        List<Finding> findings = new ArrayList<>();
        for (String repeated : document.repeatedKeys()) {
            findings.add(repeated(repeated));
        }
        ChartVersions.misspelt(spec).ifPresent(findings::add);
        Shape example = ExampleReader.read(chart.example());
        findings.addAll(writing(spec, example));
        findings.addAll(new KubernetesValues(document, skipped(spec.document())).findings());
        findings.addAll(ofChart(spec, chart, example));
        if (!hasGaps(spec) && spec.chartName().equals("fate")) {
            findings.addAll(new FateEngines(document, spec.document()).findings());
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return findings;
    }

    /** What was typed and is read as something else. */
    private static List<Finding> writing(ClusterSpec spec, Shape example) {
        Set<String> skipped = skipped(spec.document());
        UnquotedScalars unquoted = new UnquotedScalars(example);
        List<String> lines = spec.text().lines().toList();
        List<Finding> findings = new ArrayList<>();
        for (PlainScalar scalar : spec.yaml().plainScalars()) {
            if (scalar.path().stream().map(Object::toString).anyMatch(skipped::contains)) {
                continue;
            }
            ForeignCharacters.inWord(scalar.text(), lines, scalar.line())
                    .map(sentence -> {
                        String path = SpecPath.dotted(scalar.path());
                        return new Finding(scalar.line(), path, path + ": " + sentence);
                    })
                    .or(() -> unquoted.find(scalar))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /** What the chart does not know. Examples of old charts have gaps, so that there only the template counts. */
    private static List<Finding> ofChart(ClusterSpec spec, ChartTexts chart, Shape example) {
        List<Finding> findings = new ArrayList<>();
        YamlDocument document = spec.yaml();
        String name = spec.chartName() + " " + spec.chartVersion();
        TemplateKeys template = TemplateKeys.read(chart.template());
        boolean fate2 = OutgrownByFate2.concerns(spec);
        if (fate2) {
            findings.addAll(OutgrownByFate2.in(document, spec.document()));
        }
        Set<String> skipped = skipped(spec.document());
        if (hasGaps(spec)) {
            findings.addAll(new CompareWithTemplate(document, template, skipped, name).findings());
        } else if (!chart.example().isBlank()) {
            OWN.forEach(example::child);
            if (fate2) {
                skipped.add("rollsite");
            }
            findings.addAll(new CompareWithExample(document, example, template, skipped, name).findings());
        }
        if (spec.document().get("modules") instanceof List<?> modules) {
            Set<String> others = spec.chartName().equals("fate") ? FateEngines.modules() : Set.of();
            findings.addAll(
                    ModuleNames.of(document, example, template, others, name).find(modules));
        }
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
