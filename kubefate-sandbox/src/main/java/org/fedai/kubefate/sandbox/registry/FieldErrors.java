package org.fedai.kubefate.sandbox.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import tools.jackson.databind.JsonNode;

/** Collects all validation errors of an object before it is rejected. */
final class FieldErrors {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

    private final List<Cause> causes = new ArrayList<>();

    void add(Cause cause) {
        causes.add(cause);
    }

    void required(String field, JsonNode value) {
        if (value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.asString().isEmpty())) {
            causes.add(Cause.required(field, ""));
        }
    }

    void nonEmpty(String field, JsonNode list) {
        if (list.isEmpty()) {
            causes.add(Cause.required(field, ""));
        }
    }

    void range(String field, JsonNode number, int least, int most) {
        int value = number.asInt(least);
        if (value < least || value > most) {
            causes.add(Cause.invalid(field, value, "must be between " + least + " and " + most + ", inclusive"));
        }
    }

    void dnsLabel(String field, String name) {
        if (name.length() > 63 || !LABEL.matcher(name).matches()) {
            causes.add(Cause.invalid(
                    field,
                    name,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
                            + "start "
                            + "and end with an alphanumeric character (at most 63)"));
        }
    }

    void serviceName(String field, String name) {
        if (name.length() > 63 || !SERVICE.matcher(name).matches()) {
            causes.add(Cause.invalid(
                    field,
                    name,
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
                            + "alphabetic "
                            + "character, and end with an alphanumeric character (at most 63)"));
        }
    }

    void subdomain(String field, String name) {
        if (name.length() > 253 || !SUBDOMAIN.matcher(name).matches()) {
            causes.add(Cause.invalid(
                    field,
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                            + "and "
                            + "must start and end with an alphanumeric character"));
        }
    }

    void labels(String field, JsonNode labels) {
        Json.textMap(labels).forEach((key, value) -> {
            if (!LABEL_KEY.matcher(key).matches()) {
                causes.add(Cause.invalid(
                        field, key, "name part must consist of alphanumeric characters, '-', '_' or '.'"));
            }
            if (value.length() > 63 || !LABEL_VALUE.matcher(value).matches()) {
                causes.add(Cause.invalid(
                        field,
                        value,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                                + "and "
                                + "must start and end with an alphanumeric character (at most 63)"));
            }
        });
    }

    /** @return the values, for later look-ups */
    Set<String> unique(String field, Collection<JsonNode> items, String key) {
        Set<String> seen = new HashSet<>();
        int index = 0;
        for (JsonNode item : items) {
            String value = Json.text(item, key);
            if (!value.isEmpty() && !seen.add(value)) {
                causes.add(Cause.duplicate(field + "[" + index + "]." + key, value));
            }
            index++;
        }
        return seen;
    }

    /** @throws StatusException if there are any errors */
    void throwIfAny(ObjectId id) {
        if (!causes.isEmpty()) {
            throw StatusException.invalid(id.type(), id.name(), causes);
        }
    }
}
