package org.fedai.kubefate.sandbox.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.JsonNode;

/** A label selector, given as a string in requests ({@code app=x,tier in (a,b)}) or as an object in specs. */
public final class LabelSelector {
    /** Commas outside parentheses. */
    private static final Pattern COMMA = Pattern.compile(",(?![^()]*\\))");

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");

    private final List<Predicate<Map<String, String>>> requirements;

    private LabelSelector(List<Predicate<Map<String, String>>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** @param text an empty string selects everything */
    public static LabelSelector parse(String text) {
        List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
        for (String part : COMMA.split(text, -1)) {
            if (!part.isBlank()) {
                requirements.add(requirement(part.strip()));
            }
        }
        return new LabelSelector(requirements);
    }

    /** Reads {@code matchLabels} and {@code matchExpressions}. */
    public static LabelSelector of(JsonNode selector) {
        List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
        Json.textMap(selector.path("matchLabels"))
                .forEach((key, value) -> requirements.add(labels -> value.equals(labels.get(key))));
        Json.each(selector.path("matchExpressions")).forEach(e -> {
            Set<String> values =
                    Json.each(e.path("values")).map(JsonNode::asString).collect(Collectors.toSet());
            requirements.add(expression(Json.text(e, "key"), Json.text(e, "operator"), values));
        });
        return new LabelSelector(requirements);
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    public boolean matches(JsonNode object) {
        return requirements.isEmpty() || matches(Json.textMap(Json.at(object, "metadata", "labels")));
    }

    private static Predicate<Map<String, String>> requirement(String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            Set<String> values = Arrays.stream(set.group(3).split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet());
            return expression(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values);
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return expression(
                    equality.group(1), equality.group(2).equals("!=") ? "NotIn" : "In", Set.of(equality.group(3)));
        }
        if (text.startsWith("!")) {
            return expression(text.substring(1).strip(), "DoesNotExist", Set.of());
        }
        if (text.contains(" ")) {
            throw StatusException.badRequest("unable to parse requirement: " + text);
        }
        return expression(text, "Exists", Set.of());
    }

    private static Predicate<Map<String, String>> expression(String key, String operator, Set<String> values) {
        return switch (operator) {
            case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels -> labels.containsKey(key);
            case "DoesNotExist" -> labels -> !labels.containsKey(key);
            default -> throw StatusException.badRequest("\"" + operator + "\" is not a valid label selector operator");
        };
    }
}
