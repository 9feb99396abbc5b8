package org.fedai.kubefate.sandbox.validation;

import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.fedai.kubefate.sandbox.schema.Quantity;
import tools.jackson.databind.JsonNode;

/** Claims of volumes. */
final class ClaimRules {
    private ClaimRules() {}

    static void check(String path, JsonNode spec, FieldErrors errors) {
        if (spec.path("accessModes").isEmpty()) {
            errors.add(Cause.required(path + ".accessModes", "at least 1 access mode is required"));
        }
        for (JsonNode mode : spec.path("accessModes")) {
            errors.oneOf(path + ".accessModes", mode, "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce");
        }
        JsonNode size = Json.at(spec, "resources", "requests", "storage");
        if (size.isMissingNode()) {
            errors.add(Cause.required(path + ".resources[storage]", ""));
        } else if (Quantity.of(size).signum() <= 0) {
            errors.add(Cause.invalid(path + ".resources[storage]", size.asString(""), "must be greater than zero"));
        }
        String storageClass = Json.text(spec, "storageClassName");
        if (!storageClass.isEmpty()) {
            errors.format(path + ".storageClassName", storageClass, Formats.subdomain(storageClass));
        }
        errors.oneOf(path + ".volumeMode", spec.path("volumeMode"), "Block", "Filesystem");
        if (spec.has("selector")) {
            Selectors.check(path + ".selector", spec.path("selector"), errors);
        }
    }

    /** The templates of a StatefulSet, whose claims are validated only when they are created. */
    static List<String> names(JsonNode templates) {
        return Json.each(templates)
                .map(template -> Json.text(template, "metadata", "name"))
                .toList();
    }
}
