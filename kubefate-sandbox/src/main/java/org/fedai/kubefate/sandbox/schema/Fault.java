package org.fedai.kubefate.sandbox.schema;

import tools.jackson.databind.JsonNode;

/**
 * Something in an object that does not match its type.
 *
 * @param path such as {@code .spec.template.spec.containers[name="web"].image}
 */
record Fault(String path, String why) {
    static Fault expected(String path, String what, JsonNode got) {
        return new Fault(path, "expected " + what + ", got " + got);
    }

    @Override
    public String toString() {
        return path + ": " + why;
    }
}
