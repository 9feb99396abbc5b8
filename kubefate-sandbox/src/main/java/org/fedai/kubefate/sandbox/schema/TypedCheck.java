package org.fedai.kubefate.sandbox.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fedai.kubefate.sandbox.patch.ListKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks an applied object as server-side apply does before it looks at the values. */
final class TypedCheck {
    private final Schema schema;
    private final List<Fault> faults = new ArrayList<>();

    TypedCheck(Schema schema) {
        this.schema = schema;
    }

    List<Fault> check(FieldType.Declared type, ObjectNode object) {
        declared("", type, object);
        return faults;
    }

    private void declared(String path, FieldType.Declared type, ObjectNode object) {
        Map<String, FieldType> fields = schema.fields(type);
        for (var entry : sorted(object).entrySet()) {
            String name = entry.getKey();
            FieldType field = fields.get(name);
            if (field == null) {
                faults.add(new Fault(path + "." + name, "field not declared in schema"));
                return;
            }
            value(path + "." + name, name, field, entry.getValue());
        }
    }

    private void value(String path, String name, FieldType type, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        switch (type) {
            case FieldType.Scalar scalar -> scalar(path, scalar, value);
            case FieldType.Items list -> {
                if (value.isArray()) {
                    items(path, name, list, value);
                } else {
                    faults.add(Fault.expected(path, "list", value));
                }
            }
            case FieldType.Values map -> {
                if (value instanceof ObjectNode object) {
                    sorted(object).forEach((key, entry) -> value(path + "." + key, "", map.of(), entry));
                } else {
                    faults.add(Fault.expected(path, "map", value));
                }
            }
            case FieldType.Declared declared -> {
                if (value instanceof ObjectNode object) {
                    declared(path, declared, object);
                } else {
                    faults.add(Fault.expected(path, "map", value));
                }
            }
        }
    }

    private void items(String path, String name, FieldType.Items list, JsonNode value) {
        if (ListKeys.areKeyed(name) && !value.isEmpty() && !value.get(0).isObject()) {
            faults.add(new Fault(path, "element 0: associative list with keys may not have non-map elements"));
            return;
        }
        Optional<List<String>> keys = ListKeys.of(name, value);
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            String index = keys.map(found -> ListKeys.label(item, found)).orElse("[" + i + "]");
            value(path + index, "", list.of(), item);
        }
    }

    private void scalar(String path, FieldType.Scalar type, JsonNode value) {
        switch (type) {
            case STRING, QUANTITY, BASE64 -> expect(value.isString(), path, "string", value);
            case INTEGER, NUMBER -> expect(value.isNumber(), path, "numeric (int or float)", value);
            case BOOLEAN -> expect(value.isBoolean(), path, "boolean", value);
            // What is wrong with these shows when they are read.
            case INT_OR_STRING, ANY -> {}
        }
    }

    private void expect(boolean fulfilled, String path, String what, JsonNode got) {
        if (!fulfilled) {
            faults.add(Fault.expected(path, what, got));
        }
    }

    private static Map<String, JsonNode> sorted(ObjectNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
