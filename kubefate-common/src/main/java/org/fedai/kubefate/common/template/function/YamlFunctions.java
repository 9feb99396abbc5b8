package org.fedai.kubefate.common.template.function;

import static org.fedai.kubefate.common.template.function.Parameter.ANY;
import static org.fedai.kubefate.common.template.function.Parameter.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.template.value.FunctionException;
import org.fedai.kubefate.common.template.value.Values;
import org.fedai.kubefate.common.yaml.Yaml;
import org.fedai.kubefate.common.yaml.YamlException;

/** YAML, read and written. As in Helm none of these fails: the error is in what they give, or they give nothing. */
final class YamlFunctions {
    private final FunctionLimits limits;

    YamlFunctions(FunctionLimits limits) {
        this.limits = limits;
    }

    void addTo(FunctionTable table) {
        table.add("toYaml", ANY, v -> orNothing(() -> Yaml.write(PlainDocument.json(v, limits))))
                .add("toYamlPretty", ANY, v -> orNothing(() -> Yaml.writePretty(PlainDocument.yaml(v, limits))))
                .add("fromYaml", STRING, YamlFunctions::map)
                .add("fromYamlArray", STRING, YamlFunctions::list);
    }

    private interface Text {
        String text();
    }

    private String orNothing(Text text) {
        try {
            String written = text.text();
            limits.checkText(written.length());
            return written;
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException | YamlException e) {
            return "";
        }
    }

    private static Map<?, ?> map(String yaml) {
        try {
            Object document = Values.fromYaml(Yaml.read(yaml, "yaml"));
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
            Object document = Values.fromYaml(Yaml.read(yaml, "yaml"));
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
