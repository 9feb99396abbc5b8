package org.fedai.kubefate.sandbox.validation;

import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The validation rules of an API server that charts are likely to violate. */
public final class Validation {
    private static final Set<String> STANDARD_FINALIZERS =
            Set.of("kubernetes", "orphan", "foregroundDeletion", "kubernetes.io/pv-protection");

    private Validation() {}

    /**
     * Checks an object with its defaults set.
     *
     * @param before null if the object is being created
     * @throws StatusException if there is something wrong, with all that is
     */
    public static void check(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        FieldErrors errors = new FieldErrors();
        metadata(id, object.path("metadata"), errors);
        JsonNode spec = object.path("spec");
        switch (id.type().kind()) {
            case "ConfigMap", "Secret" -> DataRules.check(object, errors);
            case "Pod" -> PodRules.check("spec", spec, Set.of(), errors);
            case "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job", "CronJob" ->
                WorkloadRules.check(id.type().kind(), spec, errors);
            case "Service" -> ServiceRules.check(before, spec, errors);
            case "PersistentVolumeClaim" -> ClaimRules.check("spec", spec, errors);
            case "Ingress" -> IngressRules.check(object, errors);
            case "NetworkPolicy" -> NetworkPolicyRules.check(spec, errors);
            case "Role", "ClusterRole" -> RbacRules.role(id.type().kind(), object, errors);
            case "RoleBinding", "ClusterRoleBinding" -> RbacRules.binding(object, errors);
            default -> {}
        }
        errors.throwIfAny(id);
    }

    private static void metadata(ObjectId id, JsonNode metadata, FieldErrors errors) {
        name(id, errors);
        errors.labels("metadata.labels", metadata.path("labels"));
        Json.textMap(metadata.path("annotations"))
                .keySet()
                .forEach(key -> errors.format("metadata.annotations", key, Formats.qualifiedName(key)));
        JsonNode finalizers = metadata.path("finalizers");
        for (int i = 0; i < finalizers.size(); i++) {
            String finalizer = finalizers.get(i).asString("");
            String field = "metadata.finalizers[" + i + "]";
            errors.format(field, finalizer, Formats.qualifiedName(finalizer));
            if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
                errors.add(Cause.invalid(
                        field, finalizer, "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    private static void name(ObjectId id, FieldErrors errors) {
        String field = "metadata.name";
        String name = id.name();
        switch (id.type().kind()) {
            case "Namespace" -> errors.format(field, name, Formats.label(name));
            case "Service" -> errors.format(field, name, Formats.label1035(name));
            // Names of RBAC objects such as system:node are path segment names, not DNS names.
            case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" -> {
                if (name.contains("/") || name.contains("%")) {
                    errors.add(Cause.invalid(field, name, "may not contain '/' or '%'"));
                }
            }
            case "CronJob" -> {
                errors.format(field, name, Formats.subdomain(name));
                if (name.length() > 52) {
                    errors.add(Cause.invalid(field, name, "must be no more than 52 characters"));
                }
            }
            default -> errors.format(field, name, Formats.subdomain(name));
        }
    }
}
