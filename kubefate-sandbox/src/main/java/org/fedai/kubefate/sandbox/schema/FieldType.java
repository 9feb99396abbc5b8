package org.fedai.kubefate.sandbox.schema;

/** What a field may contain. */
sealed interface FieldType {
    /** The scalar types. */
    enum Scalar implements FieldType {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** Such as {@code 500m} or {@code 10Gi}; in JSON also a number. */
        QUANTITY,
        INT_OR_STRING,
        BASE64,
        /** Not described: everything is accepted. */
        ANY
    }

    /** A list. */
    record Items(FieldType of) implements FieldType {}

    /** A map with any keys. */
    record Values(FieldType of) implements FieldType {}

    /** An object whose fields are declared. */
    record Declared(String name) implements FieldType {}

    /** Reads {@code list<string>}, {@code map<quantity>}, {@code int-or-string} or the name of a declared type. */
    static FieldType of(String text) {
        if (text.endsWith(">")) {
            FieldType inner = of(text.substring(text.indexOf('<') + 1, text.length() - 1));
            return text.startsWith("list") ? new Items(inner) : new Values(inner);
        }
        return switch (text) {
            case "string" -> Scalar.STRING;
            case "integer" -> Scalar.INTEGER;
            case "number" -> Scalar.NUMBER;
            case "boolean" -> Scalar.BOOLEAN;
            case "quantity" -> Scalar.QUANTITY;
            case "int-or-string" -> Scalar.INT_OR_STRING;
            case "base64" -> Scalar.BASE64;
            case "any" -> Scalar.ANY;
            default -> new Declared(text);
        };
    }
}
