package org.fedai.kubefate.sandbox.store;

import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of one object.
 *
 * @param revision of the whole store after it
 * @param before null when the object is new
 * @param after null when the object is gone
 */
public record Change(
        long revision,
        ObjectId id,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after) {
    /** The object as it is now, or was last. */
    public ObjectNode object() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change of nothing");
    }
}
