package org.fedai.kubefate.sandbox.store;

import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of an object.
 *
 * @param revision the revision of the store after the change
 * @param before null if the object was created
 * @param after null if the object was removed
 */
public record Change(
        long revision,
        ObjectId id,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after) {
    /** The object after the change, or before it if it was removed. */
    public ObjectNode object() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("neither before nor after is set");
    }
}
