package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Something of a cluster that differs from what was applied. Secrets are masked.
 *
 * @param object the object: {@code ConfigMap fate-9999/settings}
 * @param field the path of the field that was changed; empty if the whole object was deleted
 * @param wanted what was applied; empty for a deleted object
 * @param found what is there now; empty if it was removed
 * @param manager the field manager that made the change, such as {@code kubectl-edit}; empty if Kubernetes does not tell
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Drift(
        @JsonProperty("object") String object,
        @JsonProperty("field") String field,
        @JsonProperty("wanted") String wanted,
        @JsonProperty("found") String found,
        @JsonProperty("manager") String manager) {
    public Drift {
        field = Objects.requireNonNullElse(field, "");
        wanted = Objects.requireNonNullElse(wanted, "");
        found = Objects.requireNonNullElse(found, "");
        manager = Objects.requireNonNullElse(manager, "");
    }

    /** A deleted object. */
    public static Drift deleted(String object) {
        return new Drift(object, "", "", "", "");
    }

    /** Whether the whole object was deleted. */
    @JsonIgnore
    public boolean isDeleted() {
        return field.isEmpty();
    }

    /** For the operator: {@code ConfigMap fate-9999/settings was deleted}. */
    @Override
    public String toString() {
        return isDeleted() ? object + " was deleted" : object + ": " + field + " is " + found + " instead of " + wanted;
    }
}
