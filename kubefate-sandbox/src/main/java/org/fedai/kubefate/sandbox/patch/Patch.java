package org.fedai.kubefate.sandbox.patch;

import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.EnumSet;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A patch of one of the three client-side types and its body. Server-side apply is handled by {@link ManagedFields}.
 */
public record Patch(Kind kind, JsonNode body) {
    /** The patch types, by media type. */
    public enum Kind {
        JSON("application/json-patch+json"),
        MERGE("application/merge-patch+json"),
        STRATEGIC("application/strategic-merge-patch+json");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /** @throws StatusException if the media type is not supported or the body is invalid */
    public static Patch read(String mediaType, byte[] body) {
        for (Kind kind : Kind.values()) {
            if (kind.mediaType.equals(mediaType)) {
                try {
                    return new Patch(kind, Json.MAPPER.readTree(body));
                } catch (JacksonException e) {
                    throw StatusException.badRequest("the patch is not valid JSON: " + e.getOriginalMessage());
                }
            }
        }
        throw StatusException.unsupportedMediaType(
                "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, "
                        + "application/apply-patch+yaml");
    }

    public ObjectNode apply(ObjectNode target) {
        JsonNode patched = switch (kind) {
            case JSON -> operations(target);
            case MERGE -> MergePatch.apply(target, body);
            case STRATEGIC -> body instanceof ObjectNode object ? StrategicMerge.apply(target, object) : body;
        };
        if (patched instanceof ObjectNode object) {
            return object;
        }
        throw StatusException.badRequest("the patched document is not an object");
    }

    /** RFC 6902: all operations or none. */
    private JsonNode operations(ObjectNode target) {
        try {
            return JsonPatch.apply(body, target, EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT));
        } catch (JsonPatchException | IllegalArgumentException | IllegalStateException e) {
            // The last two are what the library throws for a pointer that it cannot read or that does not fit.
            throw StatusException.badRequest("the JSON patch cannot be applied: " + e.getMessage());
        }
    }
}
