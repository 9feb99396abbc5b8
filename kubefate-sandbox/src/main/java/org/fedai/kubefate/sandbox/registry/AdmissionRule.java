package org.fedai.kubefate.sandbox.registry;

import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An admission step that every object passes before it is stored. */
@FunctionalInterface
public interface AdmissionRule {
    /**
     * Completes an object or rejects it.
     *
     * @param before null if the object is being created
     * @param object may be changed
     * @throws StatusException if the object is rejected
     */
    void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object);
}
