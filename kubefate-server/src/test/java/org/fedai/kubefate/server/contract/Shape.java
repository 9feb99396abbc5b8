package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The expected JSON of a response. Strings like {@code <time>} match any value of that format. An array whose last
 * element is {@code "..."} matches one or more elements like the first. Keys may be in any order, but none may be
 * missing, unexpected, or equal except for case, because Go ignores case.
 */
final class Shape {
    private static final JsonMapper JSON = new JsonMapper();
    /** As strict as Go's time.RFC3339. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Map<String, Predicate<JsonNode>> FORMS = Map.ofEntries(
            Map.entry("<time>", text(TIME.pattern())),
            Map.entry("<uuid>", text("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
            Map.entry("<number>", node -> node.isIntegralNumber() && node.asLong() > 0),
            Map.entry("<text>", node -> node.isString() && !node.asString().isEmpty()),
            Map.entry("<base64>", text("[A-Za-z0-9+/]+={0,2}")),
            Map.entry("<jwt>", text("[\\w-]+\\.[\\w-]+\\.[\\w-]+")),
            Map.entry("<age>", text("\\d+[smhdy].*")),
            Map.entry("<version>", text("v\\d+\\.\\d+\\.\\d+.*")),
            Map.entry("<texts>", node -> node.isArray() && node.valueStream().allMatch(JsonNode::isString)),
            Map.entry("<list>", node -> node.isArray() && !node.isEmpty()),
            Map.entry("<labels>", node -> node.isObject() && node.valueStream().allMatch(JsonNode::isString)),
            Map.entry("<object>", JsonNode::isObject));

    private Shape() {}

    static void assertIs(JsonNode actual, String expected) {
        List<String> differences = new ArrayList<>();
        compare("", JSON.readTree(expected), actual, differences);
        assertThat(differences).as(actual.toPrettyString()).isEmpty();
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            compareObjects(path, expected, actual, differences);
        } else if (expected.isArray() && actual.isArray()) {
            compareArrays(path, expected, actual, differences);
        } else if (expected.isString() && FORMS.containsKey(expected.asString())) {
            if (!FORMS.get(expected.asString()).test(actual)) {
                differences.add(path + " expected " + expected.asString() + ", got " + actual);
            }
        } else if (!expected.equals(actual)) {
            // 1 and 1L have the same JSON.
            if (!(expected.isNumber()
                    && actual.isNumber()
                    && expected.toString().equals(actual.toString()))) {
                differences.add(path + " expected " + expected + ", got " + actual);
            }
        }
    }

    private static void compareObjects(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        Set<String> keys = new TreeSet<>(expected.propertyNames());
        keys.addAll(actual.propertyNames());
        Set<String> folded = new HashSet<>();
        for (String key : keys) {
            if (!actual.has(key)) {
                differences.add(path + "." + key + " is missing");
            } else if (!expected.has(key)) {
                differences.add(path + "." + key + " is unexpected");
            } else if (!folded.add(key.toLowerCase(Locale.ROOT))) {
                differences.add(path + "." + key + " differs from another key only in case");
            } else {
                compare(path + "." + key, expected.get(key), actual.get(key), differences);
            }
        }
    }

    private static void compareArrays(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        boolean open = expected.size() == 2 && expected.get(1).asString("").equals("...");
        if (open ? actual.isEmpty() : expected.size() != actual.size()) {
            differences.add(path + " has " + actual.size() + " elements");
            return;
        }
        for (int i = 0; i < actual.size(); i++) {
            compare(path + "[" + i + "]", expected.get(open ? 0 : i), actual.get(i), differences);
        }
    }

    private static Predicate<JsonNode> text(String pattern) {
        return node -> node.isString() && node.asString().matches(pattern);
    }
}
