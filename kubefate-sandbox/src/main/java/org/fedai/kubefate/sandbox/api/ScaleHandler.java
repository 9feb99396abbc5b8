package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.util.stream.Collectors;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.patch.Patch;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.registry.Registry.Part;
import org.fedai.kubefate.sandbox.resource.StatusException;
import tools.jackson.databind.node.ObjectNode;

/** Serves the {@code scale} subresource of workloads. */
final class ScaleHandler {
    private final Registry registry;

    ScaleHandler(Registry registry) {
        this.registry = registry;
    }

    void handle(ApiCall call, Target target) throws IOException {
        switch (call.method()) {
            case "GET" -> call.answer(200, scale(registry.get(target.id())));
            case "PUT" -> {
                ObjectNode wanted = call.object();
                call.answer(200, scale(set(target, call, wanted)));
            }
            case "PATCH" -> {
                Patch patch = Patch.read(call.contentType(), call.body());
                call.answer(200, scale(set(target, call, patch.apply(scale(registry.get(target.id()))))));
            }
            default -> throw StatusException.methodNotAllowed();
        }
    }

    private ObjectNode set(Target target, ApiCall call, ObjectNode scale) {
        int replicas = Json.number(scale, 0, "spec", "replicas");
        return registry.update(
                target.id(),
                Part.MAIN,
                object -> {
                    Json.ensure(object, "spec").put("replicas", replicas);
                    return object;
                },
                call.manager());
    }

    private static ObjectNode scale(ObjectNode object) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            metadata.set(field, Json.at(object, "metadata", field));
        }
        scale.putObject("spec").put("replicas", Json.number(object, 0, "spec", "replicas"));
        String selector = Json.textMap(Json.at(object, "spec", "selector", "matchLabels")).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        scale.putObject("status")
                .put("replicas", Json.number(object, 0, "status", "replicas"))
                .put("selector", selector);
        return scale;
    }
}
