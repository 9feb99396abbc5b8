package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** Reads a cluster.yaml and collects its errors. */
final class SpecReader {
    private static final Pattern CHART_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern CHART_VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]*");

    private final String source;
    private final YamlDocument document;
    private final Map<String, @Nullable Object> map;
    private final List<String> findings = new ArrayList<>();

    private SpecReader(String source, YamlDocument document) {
        this.source = source;
        this.document = document;
        this.map = asMap(document, source);
    }

    static ClusterSpec read(String text, String source) {
        try {
            YamlDocument document = YamlDocument.read(text, source);
            if (document.continuation() > 0) {
                throw new SpecException(List.of(
                        "%s:%d: the text goes on after the end of its first document, and what follows would be ignored; give each cluster a file of its own"
                                .formatted(source, document.continuation())));
            }
            if (document.value() instanceof String) {
                throwForeign(text, source);
            }
            return new SpecReader(source, document).spec(text);
        } catch (YamlException e) {
            throwForeign(text, source);
            throw new SpecException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** The parser's own words for a full-width colon are of no help. */
    private static void throwForeign(String text, String source) {
        List<String> foreign = ForeignCharacters.in(text, source);
        if (!foreign.isEmpty()) {
            throw new SpecException(foreign);
        }
    }

    private ClusterSpec spec(String text) {
        String name = required("name", KubernetesNames::releaseNameProblem);
        String namespace = required("namespace", KubernetesNames::namespaceProblem);
        String chartName = required("chartName", value -> unless(CHART_NAME, value, "is not a valid chart name"));
        String chartVersion =
                required("chartVersion", value -> unless(CHART_VERSION, value, "is not a valid chart version"));
        if (!findings.isEmpty()) {
            throw new SpecException(findings);
        }
        return new ClusterSpec(text, document, name, namespace, chartName, chartVersion);
    }

    private String required(String key, Function<String, Optional<String>> wrong) {
        Object value = map.get(key);
        if (value == null || value.equals("")) {
            String where = map.containsKey(key) ? source + ":" + document.line(key) : source;
            findings.add(where + ": " + key + " is missing");
            return "";
        }
        if (!(value instanceof String text)) {
            findings.add(source + ":" + document.line(key) + ": " + key + " must be a string; put it in quotes");
            return "";
        }
        wrong.apply(text)
                .ifPresent(why ->
                        findings.add(source + ":" + document.line(key) + ": " + key + " \"" + text + "\" " + why));
        return text;
    }

    private static Optional<String> unless(Pattern pattern, String value, String why) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(why);
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    private static Map<String, @Nullable Object> asMap(YamlDocument document, String source) {
        if (document.value() == null) {
            throw new SpecException(
                    List.of(source + ": the file is empty; name, namespace, chartName and chartVersion are required"));
        }
        if (document.value() instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new SpecException(List.of(source + ":1: a cluster.yaml must be a map, such as \"name: fate-9999\""));
    }
}
