package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.yaml.YamlDocument;

/** Finds modules that a chart does not have. */
final class ModuleNames {
    private static final String KEY = "modules";

    private final YamlDocument document;
    private final Set<String> known;
    private final String chart;

    private ModuleNames(YamlDocument document, Set<String> known, String chart) {
        this.document = document;
        this.known = known;
        this.chart = chart;
    }

    /**
     * Compares modules with what the chart says of them.
     *
     * @param chart its name and version
     * @param others modules that the chart may have although its example and template do not show them
     */
    static ModuleNames of(
            YamlDocument document, Shape example, TemplateKeys template, Set<String> others, String chart) {
        Set<String> shown = new HashSet<>();
        Shape modules = example.at(List.of(KEY, 0));
        if (modules != null) {
            shown.addAll(modules.texts());
        }
        // A template asks for modules by their names, among other texts in quotes.
        shown.addAll(template.words());
        if (!shown.isEmpty()) {
            shown.addAll(others);
        }
        return new ModuleNames(document, shown, chart);
    }

    List<Finding> find(List<?> modules) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            if (modules.get(i) instanceof String module && !known.isEmpty() && !known.contains(module)) {
                String path = KEY + "[" + i + "]";
                String suggestion = Nearest.to(module, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
                findings.add(new Finding(
                        document.line(KEY, i),
                        path,
                        "%s %s is not a module of chart %s%s".formatted(path, module, chart, suggestion)));
            }
        }
        return findings;
    }
}
