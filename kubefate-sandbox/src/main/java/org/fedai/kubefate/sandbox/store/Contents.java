package org.fedai.kubefate.sandbox.store;

import java.util.List;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import tools.jackson.databind.node.ObjectNode;

/** All objects at one revision. */
public record Contents(long revision, List<Entry> entries) {
    public Contents {
        entries = List.copyOf(entries);
    }

    /** An object. */
    public record Entry(ObjectId id, ObjectNode object) {}
}
