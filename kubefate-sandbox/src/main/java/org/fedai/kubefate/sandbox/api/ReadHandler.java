package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.util.List;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves get, list and watch requests. */
final class ReadHandler {
    private final Registry registry;
    private final KubectlTable tables;

    ReadHandler(Registry registry, KubectlTable tables) {
        this.registry = registry;
        this.tables = tables;
    }

    void handle(ApiCall call, Target target) throws IOException, InterruptedException {
        if (call.flag("watch") && call.wantsWebSocket()) {
            // WebSocket watches are not supported. A complete response makes clients fall back to a plain HTTP watch;
            // an open stream would keep them waiting for its end.
            call.answer(200, "application/json", new byte[0]);
        } else if (call.flag("watch")) {
            new WatchStream(
                            registry.store(),
                            target,
                            Selection.of(call, target),
                            call.flag("allowWatchBookmarks"),
                            object -> call.wantsTable() ? tables.of(target.type(), List.of(object), "") : object)
                    .send(call);
        } else if (target.isCollection()) {
            list(call, target);
        } else {
            JsonNode object = registry.get(target.id());
            call.answer(200, call.wantsTable() ? tables.of(target.type(), List.of(object), "") : object);
        }
    }

    private void list(ApiCall call, Target target) throws IOException {
        Selection selection = Selection.of(call, target);
        Store.Snapshot snapshot = registry.store().list(target.type(), target.namespace());
        List<ObjectNode> found =
                snapshot.objects().stream().filter(selection::matches).toList();
        String revision = Long.toString(snapshot.revision());
        if (call.wantsTable()) {
            call.answer(200, tables.of(target.type(), found, revision));
            return;
        }
        ObjectNode list = Json.object()
                .put("kind", target.type().kind() + "List")
                .put("apiVersion", target.type().apiVersion());
        list.putObject("metadata").put("resourceVersion", revision);
        list.putArray("items").addAll(found);
        call.answer(200, list);
    }
}
