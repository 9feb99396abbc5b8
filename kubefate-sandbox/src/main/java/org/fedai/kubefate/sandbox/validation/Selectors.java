package org.fedai.kubefate.sandbox.validation;

import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Label selectors and selectors of nodes. */
final class Selectors {
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    private Selectors() {}

    /** @return whether the selector is right */
    static boolean check(String path, JsonNode selector, FieldErrors errors) {
        FieldErrors own = new FieldErrors();
        own.labels(path + ".matchLabels", selector.path("matchLabels"));
        expressions(path + ".matchExpressions", selector.path("matchExpressions"), OPERATORS, own);
        own.moveTo(errors);
        return own.isEmpty();
    }

    static void expressions(String path, JsonNode expressions, List<String> operators, FieldErrors errors) {
        for (int i = 0; i < expressions.size(); i++) {
            JsonNode expression = expressions.get(i);
            String field = path + "[" + i + "]";
            String operator = Json.text(expression, "operator");
            JsonNode values = expression.path("values");
            if (!operators.contains(operator)) {
                errors.add(Cause.invalid(field + ".operator", operator, "not a valid selector operator"));
            } else if (operator.endsWith("In") && values.isEmpty()) {
                errors.add(Cause.required(field + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
            } else if (operator.contains("Exist") && !values.isEmpty()) {
                errors.add(Cause.forbidden(
                        field + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
            }
            String key = Json.text(expression, "key");
            errors.format(field + ".key", key, Formats.qualifiedName(key));
        }
    }
}
