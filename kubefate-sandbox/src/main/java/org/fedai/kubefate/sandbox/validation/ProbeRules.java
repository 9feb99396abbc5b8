package org.fedai.kubefate.sandbox.validation;

import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Probes of containers. */
final class ProbeRules {
    private static final List<String> ACTIONS = List.of("exec", "httpGet", "tcpSocket", "grpc");

    private ProbeRules() {}

    /** @param once whether one success must be enough */
    static void check(String path, JsonNode probe, boolean once, FieldErrors errors) {
        if (!probe.isObject()) {
            return;
        }
        List<String> given = ACTIONS.stream().filter(probe::has).toList();
        for (int i = 0; i < given.size(); i++) {
            String field = path + "." + given.get(i);
            if (i > 0) {
                errors.add(Cause.forbidden(field, "may not specify more than 1 handler type"));
            } else {
                action(field, given.get(i), probe.path(given.get(i)), errors);
            }
        }
        if (given.isEmpty()) {
            errors.add(Cause.required(path, "must specify a handler type"));
        }
        for (String number : List.of(
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            errors.notNegative(path + "." + number, probe.path(number));
        }
        JsonNode successes = probe.path("successThreshold");
        if (once && successes.isIntegralNumber() && successes.asInt() != 1) {
            errors.add(Cause.invalid(path + ".successThreshold", successes, "must be 1"));
        }
    }

    private static void action(String path, String kind, JsonNode action, FieldErrors errors) {
        switch (kind) {
            case "exec" -> {
                if (action.path("command").isEmpty()) {
                    errors.add(Cause.required(path + ".command", ""));
                }
            }
            case "httpGet" -> {
                errors.required(path + ".path", Json.text(action, "path"), "");
                errors.portReference(path + ".port", action.path("port"));
                errors.oneOf(path + ".scheme", action.path("scheme"), "HTTP", "HTTPS");
            }
            default -> errors.portReference(path + ".port", action.path("port"));
        }
    }
}
