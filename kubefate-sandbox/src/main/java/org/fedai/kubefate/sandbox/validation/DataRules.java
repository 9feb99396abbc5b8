package org.fedai.kubefate.sandbox.validation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** ConfigMaps and Secrets. */
final class DataRules {
    /** The keys that secrets of a type must have. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
            "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
            "kubernetes.io/dockercfg", List.of(".dockercfg"));

    private DataRules() {}

    static void check(JsonNode object, FieldErrors errors) {
        JsonNode data = object.path("data");
        JsonNode binary = object.path("binaryData");
        keys("data", data, errors);
        keys("binaryData", binary, errors);
        data.propertyNames().stream()
                .filter(binary::has)
                .forEach(key ->
                        errors.add(Cause.invalid("data[" + key + "]", key, "duplicate of key present in binaryData")));
        secret(Json.text(object, "type"), data, errors);
    }

    private static void keys(String field, JsonNode data, FieldErrors errors) {
        data.propertyNames().forEach(key -> errors.format(field + "[" + key + "]", key, Formats.configKey(key)));
    }

    private static void secret(String type, JsonNode data, FieldErrors errors) {
        for (String key : KEYS.getOrDefault(type, List.of())) {
            String field = "data[" + key + "]";
            if (!data.has(key)) {
                errors.add(Cause.required(field, ""));
            } else if (key.startsWith(".docker")) {
                json(field, Json.text(data, key), errors);
            }
        }
        if (type.equals("kubernetes.io/basic-auth") && !data.has("username") && !data.has("password")) {
            errors.add(Cause.required("data[username]", ""));
            errors.add(Cause.required("data[password]", ""));
        }
    }

    private static void json(String field, String base64, FieldErrors errors) {
        try {
            Json.MAPPER.readTree(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            errors.add(Cause.invalid(field, "<secret contents redacted>", "is not JSON"));
        }
    }
}
