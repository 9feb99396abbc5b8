package org.fedai.kubefate.sandbox.registry;

import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A rule every object has to pass before it is stored. */
@FunctionalInterface
public interface Admission {
    /**
     * Completes or refuses an object.
     *
     * @param before null when it is new
     * @param object may be changed
     * @throws StatusException when it may not be stored
     */
    void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object);
}
