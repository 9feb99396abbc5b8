package org.fedai.kubefate.sandbox.schema;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON into the declared types: what is not declared is dropped, what has the wrong type is a fault. */
final class Decoding {
    private final Schema schema;
    private final List<Fault> faults = new ArrayList<>();

    Decoding(Schema schema) {
        this.schema = schema;
    }

    /** @param object is changed */
    List<Fault> decode(FieldType.Declared type, ObjectNode object) {
        declared("", type, object);
        return faults;
    }

    private void declared(String path, FieldType.Declared type, ObjectNode object) {
        Map<String, FieldType> fields = schema.fields(type);
        object.removeIf(JsonNode::isNull);
        object.retain(fields.keySet());
        fields.forEach((name, field) -> {
            JsonNode value = object.path(name);
            if (!value.isMissingNode()) {
                value(path + "." + name, field, value);
            }
        });
    }

    private void value(String path, FieldType type, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        switch (type) {
            case FieldType.Scalar scalar -> scalar(path, scalar, value);
            case FieldType.Items list -> items(path, list, value);
            case FieldType.Values map -> {
                if (value instanceof ObjectNode object) {
                    object.removeIf(JsonNode::isNull);
                    object.properties()
                            .forEach(entry -> value(path + "." + entry.getKey(), map.of(), entry.getValue()));
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

    private void items(String path, FieldType.Items list, JsonNode value) {
        expect(value.isArray(), path, "list", value);
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            value(path + "[" + i + "]", list.of(), value.get(i));
        }
    }

    private void scalar(String path, FieldType.Scalar type, JsonNode value) {
        switch (type) {
            case ANY -> {}
            case STRING -> expect(value.isString(), path, "string", value);
            case INTEGER -> expect(value.isIntegralNumber(), path, "integer", value);
            case NUMBER -> expect(value.isNumber(), path, "numeric (int or float)", value);
            case BOOLEAN -> expect(value.isBoolean(), path, "boolean", value);
            case INT_OR_STRING -> expect(value.isIntegralNumber() || value.isString(), path, "int or string", value);
            case BASE64 -> expect(isBase64(value), path, "Base64", value);
            case QUANTITY -> {
                if (!(value.isNumber() || value.isString())
                        || Quantity.parse(value).isEmpty()) {
                    faults.add(new Fault(path, Quantity.RULE));
                }
            }
        }
    }

    private void expect(boolean fulfilled, String path, String what, JsonNode got) {
        if (!fulfilled) {
            faults.add(Fault.expected(path, what, got));
        }
    }

    private static boolean isBase64(JsonNode value) {
        try {
            Base64.getDecoder().decode(value.isString() ? value.asString().replaceAll("[\r\n]", "") : "?");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
