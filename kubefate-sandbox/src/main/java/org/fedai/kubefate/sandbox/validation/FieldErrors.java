package org.fedai.kubefate.sandbox.validation;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Collects all validation errors of an object before it is rejected. */
public final class FieldErrors {
    private final List<Cause> causes = new ArrayList<>();

    public void add(Cause cause) {
        causes.add(cause);
    }

    void required(String field, JsonNode value) {
        if (isAbsent(value)) {
            causes.add(Cause.required(field, ""));
        }
    }

    void required(String field, String value, String why) {
        if (value.isEmpty()) {
            causes.add(Cause.required(field, why));
        }
    }

    /** @param wrong what is wrong with the value, as of {@link Formats} */
    void format(String field, String value, List<String> wrong) {
        wrong.forEach(why -> causes.add(Cause.invalid(field, value, why)));
    }

    void range(String field, JsonNode number, int least, int most) {
        if (number.isIntegralNumber() && (number.asLong() < least || number.asLong() > most)) {
            causes.add(Cause.invalid(field, number, "must be between " + least + " and " + most + ", inclusive"));
        }
    }

    void port(String field, JsonNode number) {
        range(field, number, 1, 65535);
    }

    /** A port by number or by name. */
    void portReference(String field, JsonNode port) {
        if (port.isString()) {
            format(field, port.asString(), Formats.portName(port.asString()));
        } else {
            port(field, port);
        }
    }

    void notNegative(String field, JsonNode number) {
        if (number.isIntegralNumber() && number.asLong() < 0) {
            causes.add(Cause.invalid(field, number, "must be greater than or equal to 0"));
        }
    }

    /** Absent values are not checked. */
    void oneOf(String field, JsonNode value, String... supported) {
        if (!isAbsent(value) && !List.of(supported).contains(value.asString(""))) {
            causes.add(Cause.unsupported(field, value, List.of(supported)));
        }
    }

    void labels(String field, JsonNode labels) {
        Json.textMap(labels).forEach((key, value) -> {
            format(field, key, Formats.qualifiedName(key));
            format(field, value, Formats.labelValue(value));
        });
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.asString().isEmpty());
    }

    boolean isEmpty() {
        return causes.isEmpty();
    }

    void moveTo(FieldErrors others) {
        others.causes.addAll(causes);
    }

    /** @throws StatusException if there are any errors */
    public void throwIfAny(ObjectId id) {
        if (!causes.isEmpty()) {
            throw StatusException.invalid(id.type(), id.name(), causes);
        }
    }
}
