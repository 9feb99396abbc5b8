package org.fedai.kubefate.sandbox.select;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.JsonNode;

/**
 * A field selector: {@code metadata.name=x,type!=Normal}. Unlike a real API server, the sandbox supports every field.
 */
public final class FieldSelector {
    private final List<Predicate<JsonNode>> requirements;

    private FieldSelector(List<Predicate<JsonNode>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    public static FieldSelector parse(String text) {
        List<Predicate<JsonNode>> requirements = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                requirements.add(requirement(part.strip()));
            }
        }
        return new FieldSelector(requirements);
    }

    public boolean matches(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.test(object));
    }

    private static Predicate<JsonNode> requirement(String text) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw StatusException.badRequest("invalid field selector: " + text);
        }
        boolean not = text.charAt(sign - 1) == '!';
        String[] path = text.substring(0, not ? sign - 1 : sign).split("\\.", -1);
        String value = text.substring(text.startsWith("==", sign) ? sign + 2 : sign + 1);
        return object -> Json.text(object, path).equals(value) != not;
    }
}
