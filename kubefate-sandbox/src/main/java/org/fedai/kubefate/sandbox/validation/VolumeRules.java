package org.fedai.kubefate.sandbox.validation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Volumes of pods. */
final class VolumeRules {
    /** The field that names what a volume is made of, for the sources that charts use. */
    private static final Map<String, String> NAMED = Map.of(
            "configMap", "name",
            "secret", "secretName",
            "persistentVolumeClaim", "claimName",
            "hostPath", "path");

    /** The order in which a real API server looks at the sources: all but the first are too many. */
    private static final List<String> COMMON =
            List.of("emptyDir", "hostPath", "secret", "nfs", "persistentVolumeClaim", "configMap");

    private VolumeRules() {}

    /** @return the names of the volumes */
    static Set<String> check(String path, JsonNode volumes, FieldErrors errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.get(i);
            String field = path + "[" + i + "]";
            String name = Json.text(volume, "name");
            sources(field, volume, errors);
            errors.required(field + ".name", name, "");
            if (!name.isEmpty()) {
                errors.format(field + ".name", name, Formats.label(name));
                if (!names.add(name)) {
                    errors.add(Cause.duplicate(field + ".name", name));
                }
            }
        }
        return names;
    }

    private static void sources(String path, JsonNode volume, FieldErrors errors) {
        List<String> given = volume.propertyNames().stream()
                .filter(field -> !field.equals("name"))
                .sorted(Comparator.comparingInt(kind -> COMMON.contains(kind) ? COMMON.indexOf(kind) : COMMON.size()))
                .toList();
        for (int i = 0; i < given.size(); i++) {
            String field = path + "." + given.get(i);
            if (i > 0) {
                errors.add(Cause.forbidden(field, "may not specify more than 1 volume type"));
            } else {
                source(field, given.get(i), volume.path(given.get(i)), errors);
            }
        }
    }

    private static void source(String path, String kind, JsonNode source, FieldErrors errors) {
        String named = NAMED.get(kind);
        if (named != null) {
            errors.required(path + "." + named, Json.text(source, named), "");
        }
        switch (kind) {
            case "configMap", "secret" -> files(path, source, errors);
            case "hostPath" -> {
                upwards(path + ".path", Json.text(source, "path"), errors);
                hostPathType(path + ".type", source.path("type"), errors);
            }
            case "nfs" -> {
                String folder = Json.text(source, "path");
                errors.required(path + ".server", Json.text(source, "server"), "");
                errors.required(path + ".path", folder, "");
                if (!folder.startsWith("/")) {
                    errors.add(Cause.invalid(path + ".path", folder, "must be an absolute path"));
                }
            }
            default -> {}
        }
    }

    private static void hostPathType(String field, JsonNode type, FieldErrors errors) {
        errors.oneOf(
                field,
                type,
                "",
                "BlockDevice",
                "CharDevice",
                "Directory",
                "DirectoryOrCreate",
                "File",
                "FileOrCreate",
                "Socket");
    }

    private static void files(String path, JsonNode source, FieldErrors errors) {
        mode(path + ".defaultMode", source.path("defaultMode"), errors);
        JsonNode items = source.path("items");
        for (int i = 0; i < items.size(); i++) {
            String field = path + ".items[" + i + "]";
            String file = Json.text(items.get(i), "path");
            errors.required(field + ".key", Json.text(items.get(i), "key"), "");
            errors.required(field + ".path", file, "");
            relative(field + ".path", file, errors);
            mode(field + ".mode", items.get(i).path("mode"), errors);
        }
    }

    private static void mode(String field, JsonNode mode, FieldErrors errors) {
        if (mode.isIntegralNumber() && (mode.asLong() < 0 || mode.asLong() > 0777)) {
            errors.add(Cause.invalid(field, mode, "must be a number between 0 and 0777 (octal), both inclusive"));
        }
    }

    /** A path inside a volume. */
    static void relative(String field, String path, FieldErrors errors) {
        if (path.startsWith("/")) {
            errors.add(Cause.invalid(field, path, "must be a relative path"));
        }
        upwards(field, path, errors);
    }

    private static void upwards(String field, String path, FieldErrors errors) {
        if (Arrays.asList(path.split("/", -1)).contains("..")) {
            errors.add(Cause.invalid(field, path, "must not contain '..'"));
        }
    }
}
