package org.fedai.kubefate.common.charts.parity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** A file in a ConfigMap or Secret, as what it says. */
final class SettingsFile {
    private SettingsFile() {}

    static Map<String, @Nullable Object> readAll(ManifestObject object) {
        Map<String, @Nullable Object> files = new TreeMap<>();
        if (object.content().get("data") instanceof Map<?, ?> data) {
            data.forEach((name, value) -> {
                String text = String.valueOf(value);
                files.put(String.valueOf(name), read(String.valueOf(name), secret(object) ? decoded(text) : text));
            });
        }
        return files;
    }

    private static boolean secret(ManifestObject object) {
        return object.kind().equals("Secret");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static @Nullable Object read(String name, String text) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "yaml", "json" -> Yaml.read(text, name);
            case "properties" -> pairs(text, "=");
            case "sql" -> SqlTables.read(text);
            case "config" -> lines(text).toList();
            case "conf" ->
                switch (name) {
                    case "nginx.conf" -> NginxDirectives.read(text);
                    case "standalone.conf" -> pairs(text, "=");
                    case "spark-defaults.conf" -> pairs(text, "\\s+");
                    default -> lines(text).toList();
                };
            default -> text.strip().replaceAll("\\s+", " ");
        };
    }

    private static Map<String, String> pairs(String text, String separator) {
        return lines(text)
                .filter(line -> !line.startsWith("["))
                .map(line -> line.split(separator, 2))
                .collect(Collectors.toMap(
                        pair -> pair[0].strip(),
                        pair -> pair.length < 2 ? "" : pair[1].strip(),
                        (first, second) -> Objects.requireNonNull(second),
                        TreeMap::new));
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    static List<String> withoutComments(String text, String mark) {
        return text.lines()
                .map(line -> line.contains(mark) ? line.substring(0, line.indexOf(mark)) : line)
                .toList();
    }
}
