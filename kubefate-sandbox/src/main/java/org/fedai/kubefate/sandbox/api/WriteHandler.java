package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.patch.Patch;
import org.fedai.kubefate.sandbox.registry.DeleteOptions;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.registry.Registry.Part;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.node.ObjectNode;

/** Serves create, update, patch and delete requests. */
final class WriteHandler {
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String DRY_RUN = "All";

    private final Registry registry;

    WriteHandler(Registry registry) {
        this.registry = registry;
    }

    void create(ApiCall call, Target target) throws IOException {
        ObjectNode given = expected(call.object(), target);
        call.answer(201, registry(call).create(target.type(), target.namespace(), given, call.manager()));
    }

    void replace(ApiCall call, Target target) throws IOException {
        if (target.isCollection()) {
            throw StatusException.methodNotAllowed();
        }
        ObjectNode given = expected(call.object(), target);
        call.answer(200, registry(call).update(target.id(), part(target), before -> given, call.manager()));
    }

    void patch(ApiCall call, Target target) throws IOException {
        if (target.isCollection()) {
            throw StatusException.methodNotAllowed();
        }
        if (call.contentType().equals(APPLY)) {
            apply(call, target);
            return;
        }
        Patch patch = Patch.read(call.contentType(), call.body());
        UnaryOperator<ObjectNode> change = patch::apply;
        call.answer(200, registry(call).update(target.id(), part(target), change, call.manager()));
    }

    private void apply(ApiCall call, Target target) throws IOException {
        ObjectNode applied = expected(call.object(), target);
        if (call.query("fieldManager").isEmpty()) {
            throw StatusException.badRequest("fieldManager is required for apply patch");
        }
        addressed(applied, "name", target.name(), "the name on the URL");
        if (target.type().namespaced()) {
            addressed(applied, "namespace", target.namespace(), "the namespace on the request");
        }
        Registry.Written written =
                registry(call).apply(target.id(), applied, call.query("fieldManager"), call.flag("force"));
        call.answer(written.created() ? 201 : 200, written.object());
    }

    /** Sets the name or namespace of the URL; the object may leave it out but must not have another. */
    private static void addressed(ObjectNode applied, String field, String value, String where) {
        ObjectNode metadata = Json.ensure(applied, "metadata");
        String given = Json.text(metadata, field);
        if (metadata.path(field).isString() && !given.equals(value)) {
            throw StatusException.badRequest(
                    "the " + field + " of the object (" + given + ") does not match " + where + " (" + value + ")");
        }
        Json.setDefault(metadata, field, value);
    }

    void delete(ApiCall call, Target target) throws IOException {
        ObjectNode options = call.object();
        if (!call.query("propagationPolicy").isEmpty()) {
            options.put("propagationPolicy", call.query("propagationPolicy"));
        }
        if (!call.query("gracePeriodSeconds").isEmpty()) {
            options.put("gracePeriodSeconds", Integer.parseInt(call.query("gracePeriodSeconds")));
        }
        DeleteOptions deletion = DeleteOptions.of(options);
        Registry registry = registry(call, options);
        if (!target.isCollection()) {
            call.answer(200, registry.delete(target.id(), deletion));
            return;
        }
        Selection selection = Selection.of(call, target);
        registry.list(target.type(), target.namespace()).stream()
                .filter(selection::matches)
                .map(object -> ObjectId.of(target.type(), object))
                .forEach(id -> registry.delete(id, deletion));
        call.answer(
                200, Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success"));
    }

    /** An eviction deletes the pod: the sandbox does not implement PodDisruptionBudgets. */
    void evict(ApiCall call, Target target) throws IOException {
        ObjectNode eviction = call.object();
        registry(call, eviction)
                .delete(
                        new ObjectId(BuiltInTypes.POD, target.namespace(), target.name()),
                        DeleteOptions.of(eviction.path("deleteOptions")));
        call.answer(
                201, Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success"));
    }

    private Registry registry(ApiCall call) {
        return registry(call, Json.object());
    }

    /** The one for dry runs if the query or the body asks for one. */
    private Registry registry(ApiCall call, ObjectNode options) {
        List<String> wanted =
                new ArrayList<>(call.query("dryRun").isEmpty() ? List.of() : List.of(call.query("dryRun")));
        options.path("dryRun").forEach(value -> wanted.add(value.asString("")));
        wanted.stream().filter(value -> !value.equals(DRY_RUN)).findFirst().ifPresent(value -> {
            throw StatusException.badRequest(
                    "dryRun: Unsupported value: \"" + value + "\": supported values: \"" + DRY_RUN + "\"");
        });
        return wanted.isEmpty() ? registry : registry.dryRun();
    }

    private static Part part(Target target) {
        return target.subresource().equals("status") ? Part.STATUS : Part.MAIN;
    }

    private static ObjectNode expected(ObjectNode given, Target target) {
        String kind = Json.text(given, "kind");
        String apiVersion = Json.text(given, "apiVersion");
        if ((!kind.isEmpty() && !kind.equals(target.type().kind()))
                || (!apiVersion.isEmpty() && !apiVersion.equals(target.type().apiVersion()))) {
            throw StatusException.badRequest("the object is a " + apiVersion + ", Kind=" + kind + ", expected "
                    + target.type().apiVersion() + ", Kind=" + target.type().kind());
        }
        return given;
    }
}
