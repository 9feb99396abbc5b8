package org.fedai.kubefate.cli.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out what may be secret, and what only fills pages. */
final class Redaction {
    /** Whole files that travel as one text; kubectl's copy of an object. */
    private static final Set<String> WHOLE = Set.of(
            "values", "data", "chart_values", "managedFields", "kubectl.kubernetes.io/last-applied-configuration");
    /** Names of secrets are no secrets, and say what a pod waits for. */
    private static final Set<String> NAMES = Set.of(
            "secret", "secretName", "secretRef", "secretKeyRef", "imagePullSecrets", "automountServiceAccountToken");

    private Redaction() {}

    /** A document without secrets. */
    static @Nullable Object document(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map(map);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(document(item)));
                yield copy;
            }
            case String text -> text(text);
            case null -> null;
            default -> value;
        };
    }

    /** A ConfigMap, whose data are texts that are worth reading. */
    static Map<String, @Nullable Object> configMap(Map<?, ?> configMap) {
        Map<String, @Nullable Object> copy = map(configMap);
        if (configMap.get("data") instanceof Map<?, ?> data) {
            copy.put("data", document(data));
        }
        copy.remove("binaryData");
        return copy;
    }

    /** A text, such as a log line, without what looks like a secret. */
    static String text(String text) {
        return SecretText.without(text);
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        // An environment variable is a name beside its value.
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

    private static boolean isSecret(String key) {
        return SecretText.isSecret(key) && !NAMES.contains(key);
    }
}
