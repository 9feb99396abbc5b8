package org.fedai.kubefate.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.fedai.kubefate.common.spec.Nearest;
import org.jspecify.annotations.Nullable;

/** A config.yaml. Keys are found whatever their case, as the Go command line finds them. */
final class SettingsFile {
    /** Dotted; a key that has others below it stands for itself too. */
    private static final List<String> KEYS = List.of(
            "log.level", "log.nocolor", "user.username", "user.password", "serviceurl", "safeconnect", "cacert");
    /** The Go service reads a config.yaml of its own, and both may stand in one file. */
    private static final List<String> OF_THE_SERVICE = List.of("server", "db", "repo");

    private final @Nullable Path file;
    private final String source;
    private final YamlDocument document;

    private SettingsFile(@Nullable Path file, String source, YamlDocument document) {
        this.file = file;
        this.source = source;
        this.document = document;
    }

    static SettingsFile none() {
        return new SettingsFile(null, "", YamlDocument.read("", ""));
    }

    /**
     * Reads a file.
     *
     * @param source what it is called in messages
     */
    static SettingsFile read(Path file, String source) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("the settings " + source + " cannot be read: "
                    + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
        YamlDocument document = YamlDocument.read(text, source);
        if (document.value() != null && !(document.value() instanceof Map)) {
            throw new ConfigException(source + ": expected keys such as serviceurl and user, found a single value");
        }
        return new SettingsFile(file, source, document);
    }

    String source() {
        return source;
    }

    /** The value under a dotted key; null when there is none. */
    @Nullable
    String text(String key) {
        Object value = document.value();
        for (String part : key.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? caseless(map).get(part) : null;
        }
        if (value == null) {
            return null;
        }
        if (value instanceof Map || value instanceof List || value instanceof Double) {
            throw new ConfigException(source + ": " + key + " must be a text; put it in quotes");
        }
        return value.toString();
    }

    /** A path that is meant from where the file lies. */
    Path resolve(String path) {
        return file == null ? Path.of(path) : file.resolveSibling(path);
    }

    /** Keys that nothing reads: typing errors would go unnoticed otherwise. */
    List<String> strangeKeys() {
        List<String> warnings = new ArrayList<>();
        if (document.value() instanceof Map<?, ?> top) {
            top.forEach((key, value) -> {
                if (OF_THE_SERVICE.stream().noneMatch(key.toString()::equalsIgnoreCase)) {
                    check(key.toString(), value, warnings);
                }
            });
        }
        return warnings;
    }

    private void check(String key, @Nullable Object value, List<String> warnings) {
        List<String> below = KEYS.stream()
                .filter(known -> known.regionMatches(true, 0, key + ".", 0, key.length() + 1))
                .toList();
        if (below.isEmpty() && KEYS.stream().noneMatch(key::equalsIgnoreCase)) {
            List<String> first = KEYS.stream()
                    .map(known -> known.replaceFirst("\\..*", ""))
                    .distinct()
                    .toList();
            warnings.add(strange(first, key));
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().stream()
                    .map(inner -> key + "." + inner)
                    .filter(inner -> below.stream().noneMatch(inner::equalsIgnoreCase))
                    .forEach(inner -> warnings.add(strange(below, inner)));
        }
    }

    private String strange(List<String> known, String key) {
        Object[] path = key.split("\\.", -1);
        return "%s:%d: %s is not known%s"
                .formatted(
                        source,
                        document.line(path),
                        key,
                        Nearest.to(key, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; known are " + String.join(", ", known)));
    }

    private static Map<String, Object> caseless(Map<?, ?> map) {
        Map<String, Object> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.forEach((key, value) -> caseless.put(key.toString(), value));
        return caseless;
    }
}
