package org.fedai.kubefate.cli.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Removes secrets and bulky fields. */
final class Redaction {
    /** Fields that contain complete files, and kubectl's copy of an object. */
    private static final Set<String> WHOLE = Set.of(
            "values", "data", "chart_values", "managedFields", "kubectl.kubernetes.io/last-applied-configuration");
    /** Names of Secrets are not secret and show what a pod refers to. */
    private static final Set<String> NAMES = Set.of(
            "secret", "secretName", "secretRef", "secretKeyRef", "imagePullSecrets", "automountServiceAccountToken");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f&&[^\\n\\t\\r]]");

    private Redaction() {}

    /** Redacts a document. */
    static @Nullable Object document(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map(map);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(document(item)));
                yield copy;
            }
            case String text -> text(printable(text));
            case null -> null;
            default -> value;
        };
    }

    /** Redacts a ConfigMap but keeps its data, which helps the analysis. */
    static Map<String, @Nullable Object> configMap(Map<?, ?> configMap) {
        Map<String, @Nullable Object> copy = map(configMap);
        if (configMap.get("data") instanceof Map<?, ?> data) {
            copy.put("data", document(data));
        }
        copy.remove("binaryData");
        return copy;
    }

    /** Redacts a string such as a log line. */
    static String text(String text) {
        return SecretText.without(text);
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        // An environment variable has its name and value in separate fields.
        boolean secretVariable = map.get("name") instanceof String name && SecretText.isSecret(name);
        map.forEach((key, value) -> {
            String name = key.toString();
            boolean secret = isSecret(name) || (secretVariable && name.equals("value"));
            if (!WHOLE.contains(name)) {
                copy.put(name, secret && !(value instanceof Map) ? SecretText.MASK : document(value));
            }
        });
        return copy;
    }

    /** YAML does not permit control characters; they are shown as in {@code \\u001b}. */
    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
    }

    /** Whether the value of a key is a secret. */
    static boolean isSecret(String key) {
        return SecretText.isSecret(key) && !NAMES.contains(key);
    }
}
