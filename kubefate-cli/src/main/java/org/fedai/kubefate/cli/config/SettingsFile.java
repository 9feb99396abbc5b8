package org.fedai.kubefate.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fedai.kubefate.chart.yaml.YamlDocument;
import org.fedai.kubefate.common.spec.Nearest;
import org.jspecify.annotations.Nullable;

/** A config.yaml. Keys are case-insensitive, as in the Go command line. */
final class SettingsFile {
    /** Dotted; includes keys that have nested keys. */
    private static final List<String> KEYS = List.of(
            "log.level", "log.nocolor", "user.username", "user.password", "serviceurl", "safeconnect", "cacert");
    /** Keys of the Go service's config.yaml, which may be the same file. */
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
     * @param source its name in messages
     */
    static SettingsFile read(Path file, String source) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("the settings file " + source + " cannot be read: "
                    + (Files.exists(file) ? e.getMessage() : "no such file"));
        }
        YamlDocument document = YamlDocument.read(text, source);
        if (document.value() != null && !(document.value() instanceof Map)) {
            throw new ConfigException(source + ": expected keys such as serviceurl and user, found a single value");
        }
        if (document.continuation() > 0) {
            throw new ConfigException("%s:%d: only one YAML document is read; remove what follows the first one"
                    .formatted(source, document.continuation()));
        }
        return new SettingsFile(file, source, document);
    }

    String source() {
        return source;
    }

    /** The value of a dotted key; null if there is none. */
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
            throw new ConfigException(source + ": " + key + " must be a string; put it in quotes");
        }
        return value.toString();
    }

    /** Resolves a path relative to the file. */
    Path resolve(String path) {
        return file == null ? Path.of(path) : file.resolveSibling(path);
    }

    /** A warning if other users can read the password in the file. */
    Optional<String> openPassword() {
        if (file == null || text("user.password") == null) {
            return Optional.empty();
        }
        return FilePermissions.open(file)
                .map(permissions -> "%s contains a password, and other users can read it (%s); run chmod 600 %s"
                        .formatted(source, permissions, source));
    }

    /** Warnings about unknown keys, which are likely typing errors. */
    List<String> unknownKeys() {
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
            warnings.add(unknown(first, key));
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().stream()
                    .map(inner -> key + "." + inner)
                    .filter(inner -> below.stream().noneMatch(inner::equalsIgnoreCase))
                    .forEach(inner -> warnings.add(unknown(below, inner)));
        }
    }

    private String unknown(List<String> known, String key) {
        Object[] path = key.split("\\.", -1);
        return "%s:%d: unknown key %s%s"
                .formatted(
                        source,
                        document.line(path),
                        key,
                        Nearest.to(key, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; known keys: " + String.join(", ", known)));
    }

    private static Map<String, Object> caseless(Map<?, ?> map) {
        Map<String, Object> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.forEach((key, value) -> caseless.put(key.toString(), value));
        return caseless;
    }
}
