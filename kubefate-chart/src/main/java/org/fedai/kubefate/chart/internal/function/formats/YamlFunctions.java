package org.fedai.kubefate.chart.internal.function.formats;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.yaml.Yaml;

/** YAML, read and written. As in Helm, only functions with "must" fail; the others return the error, or nothing. */
public final class YamlFunctions {
    private final Bounds bounds;

    public YamlFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("toYaml", ANY, v -> orNothing(() -> Yaml.write(PlainDocument.json(v, bounds))))
                .add("toYamlPretty", ANY, v -> orNothing(() -> Yaml.writePretty(PlainDocument.yaml(v, bounds))))
                .add("fromYaml", STRING, YamlFunctions::map)
                .add("fromYamlArray", STRING, YamlFunctions::list);
    }

    /** The additional function of Helm 4: a {@code toYaml} that fails. */
    public void addMustTo(FunctionTable table) {
        table.add("mustToYaml", ANY, v -> {
            try {
                return bounded(Yaml.write(PlainDocument.json(v, bounds)));
            } catch (YamlException e) {
                throw new FunctionException(e.reason());
            }
        });
    }

    private interface Text {
        String text();
    }

    private String orNothing(Text text) {
        try {
            return bounded(text.text());
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException | YamlException e) {
            return "";
        }
    }

    private String bounded(String written) {
        bounds.checkText(written.length());
        return written;
    }

    private static Map<?, ?> map(String yaml) {
        try {
            Object document = Documents.fromYaml(Yaml.read(yaml, "yaml"));
            if (document == null) {
                return new LinkedHashMap<>();
            }
            return document instanceof Map<?, ?> map
                    ? map
                    : JsonFunctions.withError(new LinkedHashMap<>(), mismatch(document, "map[string]interface {}"));
        } catch (YamlException e) {
            return JsonFunctions.withError(new LinkedHashMap<>(), unreadable(e));
        }
    }

    private static List<?> list(String yaml) {
        try {
            Object document = Documents.fromYaml(Yaml.read(yaml, "yaml"));
            if (document == null) {
                return new ArrayList<>();
            }
            return document instanceof List<?> list
                    ? list
                    : JsonFunctions.withError(mismatch(document, "[]interface {}"));
        } catch (YamlException e) {
            return JsonFunctions.withError(unreadable(e));
        }
    }

    private static String mismatch(Object document, String type) {
        return "error unmarshaling JSON: while decoding JSON: " + JsonFunctions.mismatch(document, type);
    }

    private static String unreadable(YamlException e) {
        String line = e.line() > 0 ? "line " + e.line() + ": " : "";
        return "error converting YAML to JSON: yaml: " + line + e.reason();
    }
}
