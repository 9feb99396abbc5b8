package org.fedai.kubefate.sandbox.registry;

import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rejects pods whose service account does not exist. The account named default exists in every namespace, whether it is
 * stored or not.
 */
final class ServiceAccounts implements AdmissionRule {
    private final Store store;

    ServiceAccounts(Store store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        if (before != null || !id.type().equals(BuiltInTypes.POD)) {
            return;
        }
        String name = Json.text(object, "spec", "serviceAccountName");
        if (!name.equals("default")
                && store.get(id.sibling(BuiltInTypes.SERVICE_ACCOUNT, name)).isEmpty()) {
            throw StatusException.forbidden(
                    id.asSent(object),
                    "error looking up service account " + id.namespace() + "/" + name + ": serviceaccount \"" + name
                            + "\" not found");
        }
    }
}
