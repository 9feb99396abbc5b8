package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.yaml.YamlDocument;

/**
 * Finds mistyped keys in a cluster.yaml of a chart whose example has gaps. That the chart does not read a key says little, since files are handed on
 * from one version to the next; that it reads one with nearly the same name does.
 */
final class CompareWithTemplate {
    private final YamlDocument document;
    private final TemplateKeys template;
    private final Set<String> skipped;
    private final String chart;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param skipped keys that are not looked into
     */
    CompareWithTemplate(YamlDocument document, TemplateKeys template, Set<String> skipped, String chart) {
        this.document = document;
        this.template = template;
        this.skipped = skipped;
        this.chart = chart;
    }

    List<Finding> findings() {
        if (document.value() instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> compare(key.toString()));
        }
        return findings;
    }

    /** Below the first level such charts pass sections on as they are. */
    private void compare(String key) {
        if (skipped.contains(key) || SpecValidator.OWN.contains(key) || template.mayRead(List.of(key))) {
            return;
        }
        Nearest.to(key, template.first())
                .ifPresent(near -> findings.add(new Finding(
                        document.line(key),
                        key,
                        "%s is not a key of chart %s; did you mean %s?".formatted(key, chart, near))));
    }
}
